"""The `lianxin` command."""

import sys

from cyclopts import App

from bot import __version__
from bot.commands import (
    audit,
    backup,
    breakdown,
    cards,
    check,
    demo,
    disclosure,
    doctor,
    forget,
    init,
    links,
    migrate_storage,
    parked,
    phones,
    readmit,
    report,
    restore,
    restored,
    roster,
    run,
    simulator,
    status,
    village,
    webhook,
)


def build_app() -> App:
    """Return the command line with every command registered."""
    app = App(name="lianxin", help="联心：村里的便民联心卡，在手机上。", version=__version__)
    check.register(app)
    run.register(app)
    roster.register(app)
    cards.register(app)
    links.register(app)
    migrate_storage.register(app)
    parked.register(app)
    report.register(app)
    disclosure.register(app)
    demo.register(app)
    doctor.register(app)
    forget.register(app)
    init.register(app)
    phones.register(app)
    readmit.register(app)
    audit.register(app)
    backup.register(app)
    restore.register(app)
    restored.register(app)
    simulator.register(app)
    webhook.register(app)
    status.register(app)
    village.register(app)
    return app


def main() -> None:
    """Run the command that the arguments name; exit with its status."""
    try:
        build_app()()
    except Exception as error:  # noqa: BLE001 - said there, in words and without the error's text
        sys.exit(breakdown.break_down(error, sys.argv[1:], sys.stderr))


if __name__ == "__main__":
    main()
