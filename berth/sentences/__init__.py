"""What is said of answers, in sentences and short words: the same for every renderer.

Lines that begin with a blank belong to the line above; `- ` marks one of several.
"""
