/** What a file of this kind begins with, so that spreadsheets read it as UTF-8. */
export const CSV_BEGIN = '\uFEFF'

/**
 * A row of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula is led by an apostrophe, which shows it
 * as text (OWASP, "CSV Injection"): one that begins, after any white space, with a sign of formulas, wide forms too, or with
 * what would break out of its cell.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(cell))).join(',')}\r\n`
}

const runs = /^[\s\u200B]*[=+\-@＝＋－＠]|^[\t\r\n]/

function quoted(cell: string): string {
  const text = cell.replaceAll('\0', '')
  return `"${runs.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`
}
