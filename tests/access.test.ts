import { describe, expect, it } from 'vitest'
import { actions, api, pages, routes, sockets } from '#lib/access.ts'
import { code, type House, readHouse, withFile } from './support/house.ts'

const house = readHouse()

/** The address of a file of app/: its folders without their groups. */
function addressOf(path: string): string {
  const folders = path.split('/').slice(1, -1)
  return `/${folders.filter((folder) => !/^\(.+\)$/.test(folder)).join('/')}`
}

const exported = (text: string): string[] => {
  const source = code(text)
  const names = [...source.matchAll(/\bexport\s+(?:async\s+)?(?:function|const)\s+(\w+)/g)].map((match) => match[1] ?? '')
  const lists = [...source.matchAll(/\bexport\s+(?:const\s+)?\{([^}]*)\}/g)].flatMap((match) => (match[1] ?? '').split(','))
  return [...names, ...lists.map((name) => name.split(/\s+as\s+/).at(-1) ?? '')].map((name) => name.trim()).filter((name) => name !== '')
}
const files = (of: House, name: RegExp) => [...of].filter(([path]) => path.startsWith('app/') && name.test(path))
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const catchAll = '/api/[[...path]]'

const listing = (table: Record<string, object>) =>
  Object.entries(table).flatMap(([address, gates]) => Object.keys(gates).map((method) => `${method} ${address}`))

/** What app/ holds and the table lacks, and the other way round, as sentences that say what to do. */
function differences(of: House): string[] {
  const found: string[] = []
  const compare = (what: string, where: string, present: Iterable<string>, listed: Iterable<string>) => {
    const [there, known] = [new Set(present), new Set(listed)]
    for (const one of [...there].filter((name) => !known.has(name)))
      found.push(`${one} is ${what} that nobody wrote down. Say in ${where} of lib/access.ts who may have it.`)
    for (const one of [...known].filter((name) => !there.has(name)))
      found.push(`${one} stands in ${where} of lib/access.ts, but app/ has no such ${what.split(' ')[1]}. Take it out.`)
  }

  compare(
    'a page',
    'pages',
    files(of, /\/page\.tsx$/).map(([path]) => addressOf(path)),
    Object.keys(pages),
  )

  const handlers = files(of, /\/route\.tsx?$/)
  const isApi = (path: string) => path.startsWith('app/api/') && !(addressOf(path) in routes)
  const given = handlers
    .filter(([path]) => !isApi(path))
    .flatMap(([path, text]) => exported(text).flatMap((name) => (methods.has(name) ? [`${name} ${addressOf(path)}`] : [])))
  compare('a route', 'routes', given, listing(routes))

  const answering = handlers.filter(([path]) => isApi(path) && addressOf(path) !== catchAll)
  compare(
    'an address',
    'api',
    answering.map(([path]) => addressOf(path)),
    Object.keys(api),
  )
  for (const [path, text] of answering) {
    const address = addressOf(path)
    if (!code(text).includes(`route('${address}', {`)) found.push(`${path} does not say route('${address}', …), which asks lib/access.ts who may.`)
    if (exported(text).filter((name) => methods.has(name)).length !== methods.size) found.push(`${path} leaves methods to Next. Export all that route() gives.`)
  }

  const acts = files(of, /\/actions\.ts$/).flatMap(([path, text]) => exported(text).map((name) => `${path.slice(4, -'/actions.ts'.length)}: ${name}`))
  const known = Object.entries(actions).flatMap(([file, names]) => Object.keys(names).map((name) => `${file}: ${name}`))
  compare('an action', 'actions', acts, known)

  const server = of.get('server/start.ts') ?? ''
  const lines = [...code(server).matchAll(/path === '(\/\w+)' && !stopping\(\)\) live\.upgrade/g)].map((match) => match[1] ?? '')
  compare('a socket', 'sockets', lines, Object.keys(sockets))
  return found
}

/** Pages of the desk and of admins ask for their gate themselves, with requireActor. */
function openPages(of: House): string[] {
  return files(of, /\/page\.tsx$/).flatMap(([path, text]) => {
    const gate = (pages as Record<string, string>)[addressOf(path)]
    if (gate === undefined || gate === 'everyone') return []
    const asked = [...code(text).matchAll(/\brequireActor\((?:'([\w.]+)')?\)/g)].map((match) => match[1] ?? 'desk.read')
    if (asked.length === 0) return [`${path} does not ask who is signed in. Begin it with await requireActor(…).`]
    return asked.every((action) => action === gate) ? [] : [`${path} asks for ${asked.join(' and ')}, but lib/access.ts says ${gate}.`]
  })
}

describe('the table of who may what', () => {
  it('has every page, route, address of the API, action and socket, and no other', () => expect(differences(house)).toEqual([]))
  it('says what pages ask for', () => expect(openPages(house)).toEqual([]))
})

describe('it notices', () => {
  const plant = (path: string, text: string) => differences(withFile(house, path, text)).join('\n')

  it.each([
    ['a page', 'app/desk/planted/page.tsx', 'export default function Planted() {}', '/desk/planted is a page'],
    ['a page of admins', 'app/admin/planted/page.tsx', 'export default function Planted() {}', '/admin/planted is a page'],
    ['a document', 'app/(public)/planted/route.ts', 'export function GET() {}', 'GET /planted is a route'],
    ['a method', 'app/(public)/route.tsx', 'export function GET() {}\nexport function POST() {}', 'POST / is a route'],
    ['an address of the API', 'app/api/v1/planted/route.ts', "export const { GET } = route('/api/v1/planted', {})", '/api/v1/planted is an address'],
    ['an address that bypasses the table', 'app/api/v1/reports/route.ts', 'export function GET() {}', "does not say route('/api/v1/reports'"],
    ['an action', 'app/desk/actions.ts', "'use server'\nexport async function planted() {}", 'desk: planted is an action'],
    ['an action made by another', 'app/desk/actions.ts', "'use server'\nexport const planted = deskAction({})", 'desk: planted is an action'],
    ['an action exported by its name', 'app/desk/actions.ts', "'use server'\nexport { mine as planted }", 'desk: planted is an action'],
    ['a socket that is gone', 'server/start.ts', '', '/live stands in sockets'],
  ])('%s', (_, path, text, complaint) => expect(plant(path, text)).toContain(complaint))

  it('a page that is gone', () => {
    const without = new Map([...house].filter(([path]) => path !== 'app/desk/page.tsx'))
    expect(differences(without)).toContain('/desk stands in pages of lib/access.ts, but app/ has no such page. Take it out.')
  })

  it('a page that asks nobody, or for something else', () => {
    expect(openPages(withFile(house, 'app/desk/page.tsx', 'export default function Desk() {}')).join()).toContain('does not ask who is signed in')
    expect(openPages(withFile(house, 'app/desk/page.tsx', "await requireActor('audit.read')")).join()).toContain('says desk.read')
  })
})
