"""What the deployed pipelines do, and who has to act: looked at with boto3, told to a person or a script.

clients.py    AWS clients, once the credentials are known to be the home account's
values.py     what was seen, as frozen values
look.py       AWS -> values; several pipelines side by side
needs.py      values -> who has to do what
table.py      values -> rows, and rows on a stream; as_json.py the same for scripts
watching.py   looks again and again: ``viaduct status --watch``
release.py    starts an execution and follows it
approvals.py  the approvals that wait, and the answer to one; answering.py: ``viaduct approve`` and ``reject``
history.py    executions of the past; past.py shows them
exits.py      the exit codes

Nothing here reads a clock of its own: ``now`` comes in from the command.
"""
