"""An administrator's rights."""

# What a bot may do in a channel: everything but appoint others.
RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_post_messages", "can_edit_messages",
)  # fmt: skip
NO_RIGHTS = ("can_be_edited", "is_anonymous", "can_promote_members")
ADMINISTRATOR_RIGHTS = {**dict.fromkeys(RIGHTS, True), **dict.fromkeys(NO_RIGHTS, False)}
