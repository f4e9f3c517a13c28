/**
 * Word's lists come to the clipboard as paragraphs that begin with a dot. This makes lists of them, nested as they
 * were; everything else about a paste is left to the schema, which keeps what it knows.
 */
export function normaliseWordHtml(html: string): string {
  if (!/mso-list|MsoListParagraph/i.test(html)) return html
  const marked = html.replace(/<!\[if !supportLists\]>/g, '<span data-word-marker="">').replace(/<!\[endif\]>/g, '</span>')
  const page = new DOMParser().parseFromString(marked, 'text/html')
  let lists: Element[] = []
  for (const paragraph of page.querySelectorAll('p')) {
    const level = Number(/mso-list:\s*l\d+\s+level(\d)/i.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0)
    if (level === 0) {
      lists = []
      continue
    }
    const marker = paragraph.querySelector('[data-word-marker]')
    const ordered = /^\s*[\da-z]+[.)]/i.test(marker?.textContent ?? '')
    marker?.remove()
    lists = lists.slice(0, level)
    while (lists.length < level) lists.push(beginList(page, ordered, lists.at(-1), paragraph))
    lists.at(-1)?.append(itemOf(page, paragraph))
    paragraph.remove()
  }
  return page.body.innerHTML
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
