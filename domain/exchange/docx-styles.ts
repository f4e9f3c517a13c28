import { BorderStyle, type IStylesOptions } from 'docx'

/** Faces that every word processor has or knows a neighbour of. */
const serif = 'Georgia'
const sans = 'Arial'
const ink = '14191C'
const second = '485258'
const hair = 'D3DADC'

/** The look of a report in a word processor, all of it in styles: half points, and twentieths of a point. */
export function docxStyles(accent: string): IStylesOptions {
  const paragraph = (id: string, name: string, run: object, set: object, basedOn = 'Normal') => ({ id, name, basedOn, quickFormat: true, run, paragraph: set })
  const bar = (color: string) => ({ left: { style: BorderStyle.SINGLE, size: 18, space: 10, color } })
  const meta = { font: sans, size: 17, color: second }
  return {
    default: {
      document: { run: { font: serif, size: 21, color: ink, language: { value: 'en-GB' } }, paragraph: { spacing: { line: 300, after: 0 } } },
      title: { run: { font: serif, size: 72, color: ink }, paragraph: { spacing: { before: 120, after: 120, line: 240 } } },
      heading1: { run: { font: serif, size: 40, color: ink }, paragraph: { spacing: { before: 560, after: 200, line: 240 }, keepNext: true } },
      heading2: { run: { font: serif, size: 27, bold: true, color: ink }, paragraph: { spacing: { before: 360, after: 120, line: 240 }, keepNext: true } },
      heading3: { run: { font: serif, size: 22, italics: true, color: accent }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
      hyperlink: { run: { color: accent, underline: { type: 'single' } } },
    },
    paragraphStyles: [
      paragraph('Text', 'Report text', {}, { spacing: { after: 160 } }),
      paragraph(
        'TierLine',
        'Tier',
        { font: sans, size: 15, bold: true, allCaps: true, characterSpacing: 14, color: accent },
        { border: { top: { style: BorderStyle.SINGLE, size: 36, space: 14, color: accent } } },
      ),
      paragraph('Category', 'Category', { font: sans, size: 22, color: accent }, { spacing: { after: 240 } }),
      paragraph('Meta', 'Edition', meta, { spacing: { after: 60 } }),
      paragraph('Standfirst', 'Standfirst', { size: 28 }, { spacing: { before: 320, after: 320 } }),
      paragraph(
        'ContentsHeading',
        'Contents heading',
        { font: sans, size: 15, bold: true, allCaps: true, characterSpacing: 14, color: second },
        { spacing: { before: 240, after: 100 } },
      ),
      paragraph('ContentsSection', 'Contents, section', { font: sans, size: 18, bold: true }, { spacing: { before: 60, after: 40 } }),
      paragraph('ContentsSubsection', 'Contents, subsection', { font: sans, size: 18, color: second }, { indent: { left: 400 }, spacing: { after: 20 } }),
      paragraph('Quotation', 'Report quotation', { size: 26 }, { indent: { left: 560, right: 560 }, spacing: { before: 120, after: 160 } }),
      paragraph(
        'CallOutLabel',
        'Call-out label',
        { font: sans, size: 15, bold: true, allCaps: true, characterSpacing: 14, color: accent },
        { indent: { left: 300 }, border: bar(accent), spacing: { before: 200 } },
      ),
      paragraph('CallOut', 'Call-out', {}, { indent: { left: 300 }, border: bar(accent), spacing: { after: 160 } }),
      paragraph('Caption', 'Table caption', { font: sans, size: 18 }, { keepNext: true, spacing: { before: 280, after: 100 } }),
      paragraph('Cell', 'Table cell', { font: sans, size: 17 }, { spacing: { before: 40, after: 40, line: 260 } }),
      paragraph('CellFigure', 'Table figure', {}, { alignment: 'right' }, 'Cell'),
      paragraph('CellHead', 'Table head', { bold: true }, {}, 'Cell'),
      paragraph('CellHeadFigure', 'Table head of figures', { bold: true }, { alignment: 'right' }, 'Cell'),
      paragraph('AfterTable', 'After a table', { size: 8 }, { spacing: { after: 160 } }),
      paragraph('Rule', 'Rule', { size: 8 }, { border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: hair } }, spacing: { before: 160, after: 240 } }),
      paragraph('Running', 'Running line', meta, {}),
    ],
  }
}
