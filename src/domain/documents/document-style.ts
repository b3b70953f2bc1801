/** How a document looks, on a screen and on A4: always light, as on paper. */
export const DOCUMENT_CSS = `@page { size: A4; margin: 20mm 18mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { background: #eef0ed; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 210mm; margin: 24px auto; padding: 20mm 18mm; background: #ffffff; color: #19201c;
  font: 11pt/1.55 Pretendard, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
:lang(ko) { word-break: keep-all; }
h1 { margin: 0 0 10pt; font-size: 20pt; line-height: 1.25; font-weight: 650; }
h2 { margin: 20pt 0 8pt; padding-bottom: 4pt; border-bottom: 1px solid #d2d8d1; font-size: 13pt; line-height: 1.3; font-weight: 650; }
h3 { margin: 14pt 0 5pt; font-size: 11.5pt; line-height: 1.4; font-weight: 650; }
h1, h2, h3 { break-after: avoid; }
p, ul, ol, blockquote, table { margin: 0 0 9pt; }
p, li { orphans: 3; widows: 3; }
ul, ol { padding-left: 18pt; }
li { margin: 0 0 3pt; }
blockquote { padding-left: 12pt; border-left: 3px solid #1b7a52; color: #55605a; }
hr { margin: 16pt 0; border: 0; border-top: 1px solid #d2d8d1; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
tbody:first-child td:first-child { width: 32%; color: #55605a; }
th, td { padding: 6pt 8pt 6pt 0; border-bottom: 1px solid #d2d8d1; text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; font-weight: 650; }
thead { display: table-header-group; }
tr, img { break-inside: avoid; }
img { max-width: 100%; height: auto; }
a { color: #1b7a52; }
.mark { margin: 0 0 16pt; padding: 6pt 10pt; border: 1px solid #8a5c00; border-radius: 6px; background: #fbf1da; color: #19201c; font-weight: 600; }
a.button { display: inline-block; margin: 3pt 6pt 3pt 0; padding: 8pt 14pt; border-radius: 6px; background: #1b7a52; color: #ffffff; font-weight: 600; text-decoration: none; }
@media (max-width: 700px) { html { background: #ffffff; } body { margin: 0; padding: 24px 20px; } table { font-size: 10pt; } }
@media print {
  html { background: #ffffff; }
  body { max-width: none; margin: 0; padding: 0; }
  a.button { padding: 0; background: none; color: #19201c; }
  a.button::after { content: ": " attr(href); font-weight: 400; overflow-wrap: anywhere; }
}`;
