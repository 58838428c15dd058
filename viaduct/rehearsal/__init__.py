"""The rehearsal: the emitted system applied for real, to an AWS that runs inside the command."""
