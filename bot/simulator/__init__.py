"""A local stand-in for Telegram's Bot API, with a person side to act as the people who write to a bot.

Run it with `python -m bot.simulator --port 8081 --token T --username U`, or from Python with
`bot.simulator.spawn.simulator_process`; act as people with `bot.simulator.client.SimulatorClient`.
Everything lives in memory (about 1.5 kB per short message, 2,000 messages kept per chat) and
outlives the bot's process.

What differs from Telegram:

- Message ids count from 1 in every chat; Telegram numbers a bot's private chats and basic groups together.
- Nothing is fetched from other hosts: a file given by http address is refused, link previews don't exist.
- A file that nobody gave bytes for consists of made-up bytes; a photo's smaller sizes always do.
- A file id can be sent only as the kind it was received as; sending it again gives the same id back.
- Unconfirmed updates wait for ever; Telegram drops them after 24 hours.
- Of the bytes of files, 256 MB are kept per bot; older files' contents become made up.
- Of entities, only commands, addresses and phone numbers with + are marked by themselves.
- The bot sees everything said in its groups (Telegram: with privacy mode switched off); a group
  belongs to one bot. In its channels nobody else writes, and nobody can be appointed.
- A tap can be answered once, within 60 s of real time; Telegram documents no figure.
- Rate limits, when switched on, are those of Telegram's FAQ, applied exactly; Telegram's own vary.
- A webhook may be plain http, and on this machine have any port.
- Inline mode, payments, games, polls, reactions, topics, business accounts and stories are missing.
- People's ticks say when the bot confirmed an update; Telegram shows two as soon as its server has it.
- Client-side limits hold for people: texts over 4,096 UTF-16 units are refused, not split.
"""
