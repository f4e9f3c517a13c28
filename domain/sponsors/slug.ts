/** Addresses that belong to Host City itself. */
const reserved = new Set(['api', 'desk', 'admin', 'sign-in', 'welcome', 'join', 'reset', 'sponsors', 'new', 'index', 'feed', 'search', 'robots', 'sitemap'])

/** The address made of a name: letters and digits of the Latin alphabet, joined by hyphens; empty where a name has none. */
export function slugOf(name: string): string {
  const words = name
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[łŁ]/g, 'l')
    .replace(/['’]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return (words ?? []).join('-').slice(0, 80).replace(/-$/, '')
}

/** Whether a sponsor may live at this address. */
export function isSlug(slug: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 80 && !reserved.has(slug)
}
