"""From constructs to stand-alone Terraform modules in HCL.

A module's definition names its variables and says how its construct is made from them. The construct runs with
placeholders in place of the variables, once for each way in which an input can change what it makes (``tracing``);
the results are laid over each other (``merging``), and where they differ the input's condition decides (``rendering``).
So a module is the construct that the stacks use, and nothing is written twice.
"""
