/**
 * What other programs put on the clipboard, in the tags that the schema reads. Google Docs and Word say bold, italic
 * and the like in `style` attributes, and Docs wraps everything in a `<b>` that is not bold. The content security
 * policy empties such attributes as soon as they are parsed, so they are renamed first and read from there. Word's
 * lists come as paragraphs that begin with a dot: they become lists, nested as they were.
 */
export function normalisePastedHtml(html: string): string {
  if (!/<[^>]+\sstyle\s*=|<style|MsoListParagraph/i.test(html)) return html
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  nestLists(page)
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) setMarks(page, element)
  return page.body.innerHTML
}

function withoutStyles(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) => tag.replace(/\sstyle\s*=/i, ' data-style='))
    .replace(/<!(?:--)?\[if !supportLists\](?:--)?>/g, '<span data-word-marker="">')
    .replace(/<!(?:--)?\[endif\](?:--)?>/g, '</span>')
}

const styleOf = (element: Element) => element.getAttribute('data-style') ?? ''
const isBold = (weight: string) => /^bold/.test(weight) || Number(weight) >= 600

/** What the style of a passage says, said with tags. A heading is not bold beside, and a link not underlined. */
function setMarks(page: Document, element: HTMLElement): void {
  const said = (property: string) => new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, 'i').exec(styleOf(element))?.[1]?.trim().toLowerCase() ?? ''
  const weight = said('font-weight')
  const slant = said('font-style')
  const lines = said('text-decoration') + said('text-decoration-line')
  const height = said('vertical-align')
  element.removeAttribute('data-style')
  const isPlain = /^(B|STRONG)$/.test(element.tagName) ? weight !== '' && !isBold(weight) : /^(I|EM)$/.test(element.tagName) && slant === 'normal'
  if (isPlain) element.replaceWith(...element.childNodes)
  if (element.tagName !== 'SPAN') return
  const marks = [
    isBold(weight) && !element.closest('h1, h2, h3, h4, h5, h6') && 'strong',
    slant === 'italic' && 'em',
    lines.includes('underline') && !element.closest('a') && !element.querySelector('a') && 'u',
    lines.includes('line-through') && 's',
    height === 'super' && 'sup',
    height === 'sub' && 'sub',
  ]
  for (const tag of marks) {
    if (!tag) continue
    const mark = page.createElement(tag)
    mark.append(...element.childNodes)
    element.append(mark)
  }
}

function nestLists(page: Document): void {
  let lists: Element[] = []
  for (const paragraph of page.querySelectorAll('p')) {
    const level = Number(/mso-list:\s*l\d+\s+level(\d)/i.exec(styleOf(paragraph))?.[1] ?? 0)
    if (level === 0) {
      lists = []
      continue
    }
    const markers = [...paragraph.querySelectorAll('span')].filter((span) => span.hasAttribute('data-word-marker') || /mso-list:\s*ignore/i.test(styleOf(span)))
    const ordered = /^\s*[\da-z]+[.)]/i.test(markers[0]?.textContent ?? '')
    for (const marker of markers) marker.remove()
    lists = lists.slice(0, level)
    while (lists.length < level) lists.push(beginList(page, ordered, lists.at(-1), paragraph))
    lists.at(-1)?.append(itemOf(page, paragraph))
    paragraph.remove()
  }
}

function beginList(page: Document, ordered: boolean, outer: Element | undefined, paragraph: Element): Element {
  const list = page.createElement(ordered ? 'ol' : 'ul')
  if (!outer) paragraph.before(list)
  else {
    // A list that begins deep in its levels has nothing to hang on at the levels above.
    if (!outer.lastElementChild) outer.append(page.createElement('li'))
    outer.lastElementChild?.append(list)
  }
  return list
}

function itemOf(page: Document, paragraph: Element): Element {
  const item = page.createElement('li')
  const words = page.createElement('p')
  words.append(...paragraph.childNodes)
  item.append(words)
  return item
}

/** Text for the standfirst: one line, whatever it was pasted from. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
