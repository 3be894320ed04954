"""The screens: each shows the inspection and posts commands; none of them keeps any of it."""
