"""How the page looks, on light and on dark ground."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --line: #8885; --ground: #8881; --red: #cf222e; --green: #1a7f37; --amber: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --red: #ff7b72; --green: #56d364; --amber: #e3b341; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; border-left: .5rem solid var(--line); padding-left: .75rem; }
.danger h1 { border-color: var(--red); } .careful h1 { border-color: var(--amber); }
.calm h1 { border-color: var(--green); }
h2 { font-size: 1.1rem; margin-top: 2rem; }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: var(--ground); border-radius: 4px; }
code { padding: .1em .3em; overflow-wrap: anywhere; } pre { padding: .75rem; overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .25rem .75rem; text-align: right; }
tbody th, thead th:first-child { text-align: left; font-weight: normal; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; }
.head { font-weight: bold; } .removed { color: var(--red); } .added { color: var(--green); }
figure { margin: 1rem 0; }
figure ol { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; list-style: none; padding: 0; }
figure li { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; position: relative; }
figure li + li::before { content: "→"; position: absolute; left: -1.4rem; }
figure small { display: block; } figure code { background: none; }
figure .changed { border: 2px solid var(--amber); } figure .new { border: 2px solid var(--green); }
figure .gone { border: 2px dashed var(--red); }
"""
