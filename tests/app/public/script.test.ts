import { gzipSync } from 'node:zlib'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { bared } from '#app/(public)/bare-script.ts'
import * as route from '#app/(public)/reader.js/route.ts'
import { script } from '#app/(public)/script.ts'

describe('the script of the public pages', () => {
  const { text, href } = script()

  it('weighs less than 8 KB, as it is and not only compressed', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(8_000)
    expect(gzipSync(text).length).toBeLessThan(3_000)
  })
  it('has an address that changes with its content', () => expect(href).toMatch(/^\/reader\.js\?v=[\w-]{10}$/))
  it('asks no server for anything, and makes no markup of text', () => {
    expect(text).not.toMatch(/fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|import\b|innerHTML|eval|Function|https?:/)
  })
  it('is sent to be kept', async () => {
    const answer = route.GET()
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(await answer.text()).toBe(text)
  })
})

describe('baring a script', () => {
  it('drops comments on lines of their own, and idle white space', () => {
    expect(bared("/*\n * All.\n */\n\n{\n  // Why.\n  const a = 'x // y' // stays\n  /** What. */\n  a\n}\n")).toBe("{\nconst a = 'x // y' // stays\na\n}")
  })
})

type Page = { markup: string; kept?: Record<string, string>; today?: string; clipboard?: boolean; storage?: boolean; drawn?: boolean }

/** Runs the script on a page in a world of its own, up to the first drawing of the page and, where it was drawn, past it. */
function run({ markup, kept = {}, today = '2026-07-14', clipboard = true, storage = true, drawn = true }: Page) {
  const window = new Window({ url: 'https://reports.example/sponsors/northwind' })
  const { document } = window
  document.body.innerHTML = markup
  const marks = new Map(Object.entries(kept))
  const copied: string[] = []
  let note: (changes: { target: unknown; isIntersecting: boolean }[]) => void = () => undefined
  class Observer {
    constructor(given: typeof note) {
      note = given
    }
    observe() {}
  }
  class Today extends Date {
    constructor(given?: string) {
      super(given ?? `${today}T09:00:00Z`)
    }
  }
  const localStorage = {
    getItem: (key: string) => {
      if (!storage) throw new Error('SecurityError')
      return marks.get(key) ?? null
    },
    setItem: (key: string, value: string) => void marks.set(key, value),
  }
  const frames: (() => void)[] = []
  const later: (() => void)[] = []
  const writeText = async (words: string) => void copied.push(words)
  const names = {
    document,
    localStorage,
    navigator: clipboard ? { clipboard: { writeText } } : {},
    IntersectionObserver: Observer,
    Date: Today,
    Element: window.Element,
    HTMLAnchorElement: window.HTMLAnchorElement,
    requestAnimationFrame: (frame: () => void) => frames.push(frame),
    setTimeout: (work: () => void) => later.push(work),
  }
  new Function(...Object.keys(names), script().text)(...Object.values(names))
  if (drawn) {
    for (const frame of frames) frame()
    for (const work of later.splice(0)) work()
  }
  const pass = (...changes: [id: string, passed: boolean][]) =>
    note(changes.map(([id, isIntersecting]) => ({ target: document.getElementById(id), isIntersecting })))
  return { document, marks, copied, pass, present: () => document.querySelector('[aria-current]')?.textContent ?? null }
}

describe('the first drawing of a page', () => {
  const markup =
    '<p class="last-read" hidden data-slug="northwind" data-edition="2.1" data-editions="2.1" data-changes="/changes"><a href="/changes"><span></span></a></p>'

  it('comes before all that the script does', () => {
    const { document, marks } = run({ markup, drawn: false })
    expect(marks.size).toBe(0)
    expect(document.documentElement.hasAttribute('data-copies')).toBe(false)
  })
  it('is followed by it', () => {
    const { document, marks } = run({ markup })
    expect([...marks]).toEqual([['read northwind', '2.1 2026-07-14']])
    expect(document.documentElement.hasAttribute('data-copies')).toBe(true)
  })
})

describe('the present section', () => {
  const markup = `<nav class="contents"><a href="#s1">One</a><a href="#s1-1">One one</a><a href="#über">Über</a></nav>
    <main class="text"><h2 id="s1">One</h2><h3 id="s1-1">One one</h3><h2 id="über">Über</h2></main>`

  it('is the last one that was passed, also after a leap, and back', () => {
    const { pass, present } = run({ markup })
    expect(present()).toBeNull()
    pass(['s1', true])
    expect(present()).toBe('One')
    pass(['s1-1', true], ['über', true])
    expect(present()).toBe('Über')
    pass(['über', false])
    expect(present()).toBe('One one')
    pass(['s1', false], ['s1-1', false])
    expect(present()).toBeNull()
  })

  it('is no matter on a page without contents', () => expect(run({ markup: '<p>Words</p>' }).present()).toBeNull())
})

describe('copying', () => {
  const markup = `<main class="text"><h2 id="s1"><a class="n" href="#s1">1</a> One</h2></main>
    <p id="cite_text">“One”. <a href="/sponsors/northwind/editions/2.1">/sponsors/northwind/editions/2.1</a></p>
    <button type="button" class="copy" data-copy="cite_text">Copy</button>`
  const click = (document: Window['document'], selector: string, keys = {}) => {
    const { MouseEvent } = document.defaultView as unknown as Window
    document.querySelector(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true, ...keys }))
  }

  it('takes the whole address of a section, and of what is cited, and says so', async () => {
    const { document, copied } = run({ markup })
    click(document, 'a.n')
    click(document, '.copy')
    expect(copied).toEqual(['https://reports.example/sponsors/northwind#s1', '“One”. https://reports.example/sponsors/northwind/editions/2.1'])
    await Promise.resolve()
    expect(document.querySelector('[role="status"]')?.textContent).toBe('Copied')
  })

  it('leaves a click alone that asks for a new window', () => {
    const { document, copied } = run({ markup })
    click(document, 'a.n', { ctrlKey: true })
    expect(copied).toEqual([])
  })

  it('offers nothing where a browser copies nothing', () => {
    expect(run({ markup }).document.documentElement.hasAttribute('data-copies')).toBe(true)
    expect(run({ markup, clipboard: false }).document.documentElement.hasAttribute('data-copies')).toBe(false)
  })
})

describe('the mark of a reading', () => {
  const markup = `<p class="last-read" hidden data-slug="northwind" data-edition="2.1" data-editions="2.1 2.0 1.0"
    data-changes="/sponsors/northwind/changes">You last read <span></span>. <a href="/sponsors/northwind/changes">What is different since</a></p>`
  const line = (page: ReturnType<typeof run>) => {
    const shown = page.document.querySelector('.last-read') as unknown as { hidden: boolean; textContent: string }
    return shown.hidden ? null : shown.textContent
  }
  const read = (mark: string | null, more: Partial<Page> = {}) => run({ markup, ...(mark === null ? {} : { kept: { 'read northwind': mark } }), ...more })

  it('is made at the first reading, of which there is nothing to say', () => {
    const page = read(null)
    expect(line(page)).toBeNull()
    expect([...page.marks]).toEqual([['read northwind', '2.1 2026-07-14']])
  })

  it('leads from an older edition to what is different', () => {
    const page = read('2.0 2026-07-02')
    expect(line(page)).toBe('You last read edition 2.0 on 2 July 2026. What is different since')
    expect(page.document.querySelector('.last-read a')?.getAttribute('href')).toBe('/sponsors/northwind/changes/2.0/2.1')
    expect(page.marks.get('read northwind')).toBe('2.1 2026-07-14 2.0 2026-07-02')
  })

  it('says the same again on the same day, and no longer on the next', () => {
    expect(line(read('2.1 2026-07-14 2.0 2026-07-02'))).toContain('edition 2.0')
    const next = read('2.1 2026-07-14 2.0 2026-07-02', { today: '2026-07-15' })
    expect(line(next)).toBeNull()
    expect(next.marks.get('read northwind')).toBe('2.1 2026-07-15')
  })

  it.each([
    ['of an edition that was withdrawn', '1.1 2026-07-02'],
    ['that somebody changed', 'javascript:alert(1) 2026-07-02'],
    ['without a day', '2.0'],
    ['of this very edition', '2.1 2026-07-02'],
  ])('says nothing of a mark %s', (_, mark) => {
    const page = read(mark)
    expect(line(page)).toBeNull()
    expect(page.marks.get('read northwind')).toBe('2.1 2026-07-14')
  })

  it('says nothing where a browser keeps nothing', () => expect(line(read(null, { storage: false }))).toBeNull())
})
