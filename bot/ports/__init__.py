"""What the use cases need of storage. One protocol per aggregate; storage fulfils them on two databases.

Every `Records` belongs to one village and to one transaction (or one consistent reading).
"""

from bot.ports.records import Records
from bot.ports.store import Store

__all__ = ["Records", "Store"]
