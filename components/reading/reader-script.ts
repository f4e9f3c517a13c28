/*
 * All that runs on a public page, deferred. Nothing depends on it: it marks the present section in the contents, copies
 * addresses, and says what is different since the last reading, of which only this browser keeps a mark. It asks no
 * server for anything. It is served as it stands, without its types and comments; it imports nothing.
 */

{
  // Readers see the page first. A browser styles it in the task that ends a deferred script, so work done there, or before
  // the first frame, would delay the words; a task that the first frame sets going comes after them.
  requestAnimationFrame(() => setTimeout(begin))

  function begin(): void {
    const links = new Map<string, HTMLAnchorElement>()
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a[href^="#"]')) links.set(decodeURIComponent(link.hash.slice(1)), link)
    markPresent(links)
    copyAddresses()
    try {
      const line = document.querySelector<HTMLElement>('.last-read')
      if (line) tellChanges(line)
    } catch {
      // A browser that keeps nothing has nothing to say.
    }
  }

  /** The present section is the last one whose beginning stands at the top of the window, or above it. */
  function markPresent(entries: Map<string, HTMLAnchorElement>): void {
    const places = [...entries.keys()].flatMap((id) => document.getElementById(id) ?? [])
    const passed = new Set<Element>()
    let marked: HTMLAnchorElement | undefined
    const note = (changes: IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) passed.add(target)
        else passed.delete(target)
      }
      const present = entries.get(places.findLast((place) => passed.has(place))?.id ?? '')
      if (present === marked) return
      marked?.removeAttribute('aria-current')
      present?.setAttribute('aria-current', 'true')
      marked = present
      if (present) showIn(present)
    }
    // Everything above counts as passed, however far one jumps.
    const observer = new IntersectionObserver(note, { rootMargin: '9999999px 0px -90% 0px' })
    for (const place of places) observer.observe(place)
  }

  /** Contents that are longer than the window go along; the page itself is never scrolled. */
  function showIn(link: HTMLElement): void {
    const list = link.closest<HTMLElement>('.contents')
    if (!list || list.scrollHeight <= list.clientHeight) return
    const from = link.getBoundingClientRect().top - list.getBoundingClientRect().top
    if (from < 0 || from > list.clientHeight - 48) list.scrollTop += from - list.clientHeight / 2
  }

  function copyAddresses(): void {
    const { clipboard } = navigator
    if (!clipboard) return
    document.documentElement.dataset.copies = ''
    const said = document.createElement('p')
    said.className = 'vh'
    said.setAttribute('role', 'status')
    document.body.append(said)
    document.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('.copy, .text a.n') : null
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const words = target instanceof HTMLAnchorElement ? target.href : wordsOf(target.dataset.copy ?? '')
      clipboard.writeText(words).then(
        () => {
          said.textContent = target.dataset.said = target instanceof HTMLAnchorElement ? 'Address copied' : 'Copied'
          setTimeout(() => {
            said.textContent = ''
            delete target.dataset.said
          }, 2_000)
        },
        () => undefined,
      )
    })
  }

  /** The words of an element, with links as addresses that hold everywhere. */
  function wordsOf(id: string): string {
    const nodes = document.getElementById(id)?.childNodes ?? []
    return [...nodes].map((node) => (node instanceof HTMLAnchorElement ? node.href : node.textContent)).join('')
  }

  /** The mark is the edition last read and the day of it, and for that day the edition of the reading before. */
  function tellChanges(line: HTMLElement): void {
    const { slug = '', edition = '', editions = '', changes = '' } = line.dataset
    const today = new Date().toISOString().slice(0, 10)
    const [seen, on, earlier, earlierOn] = (localStorage.getItem(`read ${slug}`) ?? '').split(' ')
    const before = seen !== edition ? [seen, on] : on === today ? [earlier, earlierOn] : []
    const [old, day] = before
    const known = old && day && old !== edition && editions.split(' ').includes(old) ? ` ${old} ${day}` : ''
    localStorage.setItem(`read ${slug}`, `${edition} ${today}${known}`)
    const link = line.querySelector('a')
    const place = line.querySelector('span')
    if (!known || !old || !day || !link || !place) return
    const date = new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    place.textContent = `edition ${old} on ${date}`
    link.href = `${changes}/${old}/${edition}`
    line.hidden = false
  }
}
