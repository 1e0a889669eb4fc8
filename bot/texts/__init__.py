"""Every word on screen. A notice goes in, a screen comes out, in the reader's language.

Sentences stand here in English and are translated by gettext catalogs in `locale/`, read at start.
"""
