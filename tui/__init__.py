"""The terminal application: screens, keys and the command line; the only package that knows Textual and plotext."""
