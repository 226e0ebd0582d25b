/** The page's own style: light and dark, print on white, nothing loaded. */
export const style = `
:root { color-scheme: light dark; --text: #1c1e21; --faint: #5f656b; --line: #dfe2e5; --paper: #ffffff; --fault: #b3261e; --caution: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8ea; --faint: #a0a6ac; --line: #34383d; --paper: #1b1d20; --fault: #ff8a80; --caution: #e8b04b; } }
body { margin: 0 auto; padding: 24px 32px 64px; max-width: 1280px; background: var(--paper); color: var(--text); font: 14px/1.5 Inter, system-ui, sans-serif; }
h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px; }
h2 { font-size: 17px; font-weight: 600; margin: 40px 0 8px; padding-top: 12px; border-top: 1px solid var(--line); }
h3 { font-size: 14px; font-weight: 600; margin: 0 0 8px; }
nav a { margin-right: 16px; }
a { color: inherit; text-underline-offset: 2px; }
.quiet, figcaption, .files, .notes, .beside { color: var(--faint); }
figure { margin: 0; }
figure img { display: block; width: 100%; max-width: 760px; background: #ffffff; padding: 8px; box-sizing: border-box; }
figcaption { max-width: 760px; margin: 8px 0; }
section { margin: 20px 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 12.5px; font-variant-numeric: tabular-nums; border-top: 1.5px solid var(--text); border-bottom: 1.5px solid var(--text); }
caption { text-align: left; font-weight: 600; padding: 0 0 6px; }
th, td { padding: 3px 10px 3px 0; text-align: left; font-weight: 400; vertical-align: top; }
thead tr:last-child th { vertical-align: bottom; }
thead th { color: var(--faint); }
thead tr:last-child th { border-bottom: 1px solid var(--text); }
th.group { text-align: center; border-bottom: 1px solid var(--line); color: var(--text); }
.right { text-align: right; }
td.right, tbody tr > :first-child { white-space: nowrap; }
td b { font-weight: 700; }
.beside { display: block; font-size: 11px; }
sup { font-size: 9px; margin-left: 2px; }
.fault { color: var(--fault); }
.caution { color: var(--caution); }
.notes { list-style: none; padding: 0; font-size: 12px; max-width: 900px; }
.files { font-size: 12px; } .files a { margin-right: 8px; }
details summary { cursor: pointer; color: var(--faint); }
code { font-size: 12px; color: var(--faint); }
@media print { :root { --text: #000; --faint: #444; --line: #ccc; --paper: #fff; } body { max-width: none; padding: 0; } details:not([open]) { display: none; } section { break-inside: avoid; } }
`;
