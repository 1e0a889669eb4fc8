"""The matrix's rows: who may do what, column by column as KINDS has them.

Stranger, villager, his family, another household | cadre not concerned, concerned, complained about,
substitute, on duty, lead | secretary, secretary complained about, township | deactivated. The secretary
complained about always meets the complaint about himself. d done, r refused, s silent.
"""
