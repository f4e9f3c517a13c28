import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { closure, code, type House, imports, type Room, readHouse, roomOf, withFile } from './support/house.ts'

const house = readHouse()

/** Which rooms a room may import from. */
const arrows: Record<Room, readonly Room[]> = {
  app: ['app', 'components', 'domain', 'lib'],
  components: ['components', 'domain'],
  domain: ['domain', 'db'],
  db: ['db'],
  lib: ['lib', 'domain', 'db'],
  server: ['server', 'domain', 'lib', 'db'],
  scripts: ['scripts', 'domain', 'lib', 'db'],
  tests: ['app', 'components', 'domain', 'db', 'lib', 'server', 'scripts', 'tests'],
}

/** Where a line belongs that does not belong where it stands. */
const homes: Record<Room, string> = {
  app: 'What a route needs of another route belongs in lib/ (what joins) or components/ (what shows).',
  components: 'What is shown belongs in components/ and is called from app/.',
  domain: 'What Host City knows and decides belongs in domain/; whoever may not call it takes its answer as a property.',
  db: 'Reading and writing rows belongs in domain/ (or in lib/, where the process is joined to its database).',
  lib: 'What joins Next, sign-in and the process to the domain belongs in lib/ and is called from app/, server/ or scripts/.',
  server: 'What the process does belongs in server/; what others need of it belongs in lib/process.ts.',
  scripts: 'What more than one script or a route needs belongs in lib/ or domain/.',
  tests: 'What only tests need stays in tests/.',
}

const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`)
const files = (of: House, ...from: Room[]) => [...of].filter(([path]) => from.some((room) => path.startsWith(`${room}/`)))

/** Files of the domain that touch neither the database nor the machine: what a browser may run. */
function isPure(of: House, path: string): boolean {
  const reached = closure(of, path)
  return (
    [...reached.files.keys()].every((file) => roomOf(file) === 'domain') &&
    [...reached.packages.keys()].every((name) => !/^(node:|better-sqlite3|drizzle-orm)/.test(name))
  )
}

function wrongArrows(of: House): string[] {
  return [...of].flatMap(([path, text]) => {
    const room = roomOf(path)
    if (room === null) return []
    return imports(path, text).flatMap(({ specifier, target, typeOnly }) => {
      if (target === null) return []
      const other = roomOf(target)
      if (other === null)
        return room === 'tests' || target.endsWith('.json') || target.endsWith('.css')
          ? []
          : [`${path} imports ${specifier}, which is in no room of the house.`]
      if (!arrows[room].includes(other)) return [`${path} imports ${specifier}: ${room}/ may not reach ${other}/. ${homes[other]}`]
      if (specifier.startsWith('.') && other !== room) return [`${path} leaves its room by ${specifier}. Write #${target}.`]
      if (room === 'components' && other === 'domain' && !typeOnly && !isPure(of, target)) {
        return [`${path} imports ${specifier}, which reaches the database or the machine. ${homes.domain}`]
      }
      return []
    })
  })
}

function circles(of: House): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) {
      found.push(`A circle in domain/: ${[...way.slice(way.indexOf(path)), path].join(' → ')}. What both need belongs in a third file.`)
      return
    }
    if (done.has(path)) return
    for (const { target } of imports(path, of.get(path) ?? '')) if (target?.startsWith('domain/')) visit(target, [...way, path])
    done.add(path)
  }
  for (const [path] of files(of, 'domain')) visit(path, [])
  return found
}

/** What Node must be able to run as it stands: the process and the command line. */
function unfitForNode(of: House): string[] {
  const starts = [...of.keys()].filter((path) => path === 'server/main.ts' || /^scripts\/[^/]+\.(ts|mjs)$/.test(path))
  return starts.flatMap((start) => {
    const reached = closure(of, start)
    const screens = [...reached.files].filter(([path]) => path.endsWith('.tsx'))
    const packages = [...reached.packages].filter(
      ([name]) => name.startsWith('next/') || (isPackage(name, 'next-auth') && name !== 'next-auth/jwt') || name === 'server-only' || name === 'client-only',
    )
    return [...screens, ...packages].map(
      ([what, way]) =>
        `${way.join(' → ')} reaches ${what}, which plain Node cannot load. What needs Next or JSX belongs in app/, components/ or a file of lib/ of its own.`,
    )
  })
}

function strangersInTheDomain(of: House): string[] {
  return files(of, 'domain', 'db').flatMap(([path, text]) =>
    imports(path, text)
      .filter(({ specifier }) => ['next', 'next-auth', 'react', 'react-dom', 'server-only'].some((name) => isPackage(specifier, name)))
      .map(({ specifier }) => `${path} imports ${specifier}. The domain knows neither Next nor React: this belongs in lib/ or app/.`),
  )
}

/** A draft cannot leak by accident: what makes the public pages knows only published words. */
function publicRoutesTooNear(of: House): string[] {
  const mayKnow = (target: string) =>
    /^domain\/editions\/public(-[\w-]+)?\.ts$/.test(target) || (/^domain\/(richtext|compare)\//.test(target) && isPure(of, target))
  const shared = [
    'csv.ts',
    'document.ts',
    'document.tsx',
    'edition-comparisons.ts',
    'environment.ts',
    'kept-files.ts',
    'log.ts',
    'offered-documents.ts',
    'process.ts',
    'searching.ts',
  ].map((name) => `lib/${name}`)
  // Readers see the comparison that the desk sees: its parts that need no browser and know nobody.
  const isStill = (target: string) =>
    target.startsWith('components/compare/') &&
    [...closure(of, target).files.keys()].every(
      (file) => /^(components\/(compare|reading)|domain\/(compare|richtext))\//.test(file) && !/^\s*['"]use client['"]/.test(of.get(file) ?? ''),
    )
  return [...of]
    .filter(([path]) => path.startsWith('app/(public)/') || path.startsWith('components/reading/') || path.startsWith('lib/document'))
    .flatMap(([path, text]) =>
      imports(path, text).flatMap(({ specifier, target, typeOnly }) => {
        if (target === null || typeOnly) return []
        if (target.startsWith('domain/') && !mayKnow(target))
          return [`${path} imports ${specifier}. Public pages reach the domain through domain/editions/public*.ts alone: a public read belongs there.`]
        if (target.startsWith('lib/') && !shared.includes(target))
          return [`${path} imports ${specifier}. Public pages know no session and no action: this belongs in app/desk/ or app/(auth)/.`]
        if (target.startsWith('components/') && !target.startsWith('components/reading/') && !isStill(target))
          return [`${path} imports ${specifier}. What readers see belongs in components/reading/.`]
        return []
      }),
    )
}

type Ban = { what: RegExp; where: (path: string) => boolean; why: string }
const inTests = (path: string) => path.startsWith('tests/')
const bans: Ban[] = [
  {
    what: /new Date\(\s*\)|\bDate\.now\(/,
    where: (path) => path.startsWith('domain/'),
    why: 'Time is an argument of the domain (`now`): the clock belongs to the caller.',
  },
  {
    what: /\.transaction\(/,
    where: (path) => path !== 'db/transact.ts' && !path.startsWith('components/') && !inTests(path),
    why: 'Writing goes through transact() of db/transact.ts alone.',
  },
  {
    what: /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/,
    where: (path) => !inTests(path),
    why: 'Markup is made by components alone, never from text.',
  },
  {
    what: /\bstyle=\{/,
    where: (path) => /^(app|components)\//.test(path),
    why: 'The content policy refuses style attributes: the look belongs in components/styles/.',
  },
  {
    what: /<script[\s>]|createElement\('script'/,
    where: (path) => /^(app|components)\//.test(path) && path !== 'components/reading/document.tsx',
    why: 'The content policy refuses inline scripts. The one script of public pages, and data for machines, are written in components/reading/document.tsx.',
  },
  { what: /(^|\n)\s*export \* from/, where: (path) => !inTests(path), why: 'No barrels: import from the file that holds it.' },
  { what: /:\s*any\b|\bas any\b|<any>/, where: () => true, why: 'Nothing is of type any: parse it, or say what it is.' },
]
const banned = (of: House): string[] =>
  [...of]
    .filter(([path]) => path !== 'tests/architecture.test.ts')
    .flatMap(([path, text]) =>
      bans.filter(({ what, where }) => where(path) && what.test(code(text))).map(({ what, why }) => `${path} holds ${what.source}. ${why}`),
    )

const silenced = (of: House): string[] =>
  [...of]
    .filter(([path]) => path !== 'tests/architecture.test.ts')
    .flatMap(([path, text]) =>
      /biome-ignore|@ts-(ignore|nocheck)/.test(text) || (!inTests(path) && text.includes('@ts-expect-error'))
        ? [`${path} silences a check. Mend what it found.`]
        : [],
    )

const badNames = (of: House): string[] =>
  [...of.keys()].flatMap((path) => {
    const name = path.split('/').at(-1) ?? ''
    if (/^index\.tsx?$/.test(name)) return [`${path}: no barrels. Name the file by what it holds.`]
    return /(^|[-.])(utils?|helpers?|manager|service|misc|common)\.(tsx?|mjs)$/.test(name) ? [`${path}: name the file by what it holds.`] : []
  })

const bareImports = (of: House): string[] =>
  [...of].flatMap(([path, text]) =>
    imports(path, text)
      .filter(({ target }) => target !== null && !/\.(tsx?|mjs|json|css)$/.test(target))
      .map(({ specifier }) => `${path} imports ${specifier} without its extension. Node needs it.`),
  )

const strayActions = (of: House): string[] =>
  [...of].flatMap(([path, text]) => {
    const directive = /(^|[\n{;])\s*['"]use server['"]/.test(code(text))
    return directive && !/^app\/(.*\/)?actions\.ts$/.test(path) ? [`${path} says 'use server'. Actions belong in an actions.ts beside their page.`] : []
  })

describe('the house', () => {
  it('lets imports point one way', () => expect(wrongArrows(house)).toEqual([]))
  it('has no circles in the domain', () => expect(circles(house)).toEqual([]))
  it('gives Node only what Node can run', () => expect(unfitForNode(house)).toEqual([]))
  it('keeps Next and React out of the domain and the database', () => expect(strangersInTheDomain(house)).toEqual([]))
  it('keeps public routes away from drafts and sessions', () => expect(publicRoutesTooNear(house)).toEqual([]))
  it('holds nothing that is banned', () => expect(banned(house)).toEqual([]))
  it('silences no check', () => expect(silenced(house)).toEqual([]))
  it('names files by what they hold', () => expect(badNames(house)).toEqual([]))
  it('imports with extensions', () => expect(bareImports(house)).toEqual([]))
  it('keeps actions beside their pages', () => expect(strayActions(house)).toEqual([]))
})

describe('a rule notices', () => {
  const plant = (rule: (of: House) => string[], path: string, text: string) =>
    rule(withFile(house, path, text)).filter((complaint) => complaint.includes(path) || complaint.includes('circle'))

  it.each([
    ['a route that opens the database', wrongArrows, 'app/desk/planted.ts', "import { connect } from '#db/connection.ts'"],
    ['a domain file that reaches for the session', wrongArrows, 'domain/planted.ts', "import { currentActor } from '#lib/session.ts'"],
    ['a domain file that reaches for a component, by its type', wrongArrows, 'domain/planted.ts', "import type { Props } from '#components/ui/button.tsx'"],
    ['a database that knows the domain', wrongArrows, 'db/planted.ts', "import { ok } from '#domain/result.ts'"],
    ['a component that runs a verb', wrongArrows, 'components/planted.tsx', "import { publish } from '#domain/audit/record.ts'"],
    ['a lib that reaches up into a route', wrongArrows, 'lib/planted.ts', "import page from '#app/page.tsx'"],
    ['a relative way out of the room', wrongArrows, 'lib/planted.ts', "import { ok } from '../domain/result.ts'"],
    ['a file that imports itself in a circle', circles, 'domain/planted.ts', "import { b } from './planted.ts'"],
    ['JSX under the process', unfitForNode, 'scripts/planted.ts', "import { Page } from '#components/planted.tsx'"],
    ['Next under the command line, by a dynamic import', unfitForNode, 'scripts/planted.ts', "const { headers } = await import('next/headers')"],
    ['next-auth under the command line', unfitForNode, 'scripts/planted.ts', "import NextAuth from 'next-auth'"],
    ['React in the domain', strangersInTheDomain, 'domain/planted.ts', "import { cache } from 'react'"],
    ['a public page that reads a draft', publicRoutesTooNear, 'app/(public)/planted/route.ts', "import { readDraft } from '#domain/drafts/read.ts'"],
    [
      'a public page that shows what runs in a browser',
      publicRoutesTooNear,
      'components/reading/planted.tsx',
      "import { Walk } from '#components/compare/walk.tsx'",
    ],
    ['a public page that asks who is signed in', publicRoutesTooNear, 'app/(public)/planted/route.ts', "import { currentActor } from '#lib/session.ts'"],
    ['a clock in the domain', banned, 'domain/planted.ts', 'export const now = () => Date.now()'],
    ['a date made of the clock', banned, 'domain/planted.ts', 'export const now = () => new Date()'],
    ['a transaction of one’s own', banned, 'lib/planted.ts', 'db.transaction(() => {})'],
    ['markup made of text', banned, 'components/planted.tsx', '<div dangerouslySetInnerHTML={{ __html: text }} />'],
    ['a style attribute', banned, 'components/planted.tsx', '<div style={{ color }} />'],
    ['a barrel by its star', banned, 'domain/planted.ts', "export * from './result.ts'"],
    ['any', banned, 'domain/planted.ts', 'const value: any = 1'],
    ['a silenced check', silenced, 'lib/planted.ts', '// @ts-ignore'],
    ['a barrel by its name', badNames, 'domain/planted/index.ts', ''],
    ['a file of odds and ends', badNames, 'lib/date-utils.ts', ''],
    ['an import without extension', bareImports, 'lib/planted.ts', "import { ok } from '#domain/result'"],
    ['an action in a component', strayActions, 'components/planted.tsx', "async function save() {\n  'use server'\n}"],
  ])('%s', (_, rule, path, text) => expect(plant(rule, path, text)).not.toEqual([]))

  it('but not types of the domain in a component, nor sentences about what is banned', () => {
    const type = withFile(
      house,
      'components/planted.tsx',
      "import type { Act } from '#domain/audit/record.ts'\n// Date.now() and dangerouslySetInnerHTML are banned.",
    )
    expect([...wrongArrows(type), ...banned(type)].filter((complaint) => complaint.includes('planted'))).toEqual([])
  })
})

describe('the lockfile', () => {
  type Lock = { packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }> }
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock
  const versions = (name: string) =>
    Object.entries(packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) && version ? [version] : []))

  /** The oldest versions without a known hole that concerns Host City. */
  const floors: Record<string, string> = {
    next: '16.4.6',
    react: '19.3.1',
    'react-dom': '19.3.1',
    'prosemirror-view': '1.42.3',
    linkifyjs: '4.3.2',
    sharp: '0.35.4',
    'better-sqlite3': '12.8.0',
  }
  const number = (version: string) => (version.split('-')[0] ?? '').split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0)

  it.each(Object.entries(floors))('holds no %s older than %s', (name, floor) => {
    const old = versions(name).filter((version) => number(version) < number(floor))
    expect(old).toEqual([])
  })

  it.each(['next', 'react', 'react-dom', 'next-auth', 'yjs', 'prosemirror-model', 'prosemirror-view', 'prosemirror-state', 'better-sqlite3', 'drizzle-orm'])(
    'holds one copy of %s',
    (name) => {
      expect(versions(name)).toHaveLength(1)
    },
  )

  it('knows every package that one of another machine may want: without it npm ci refuses', () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    expect([...new Set(wanted)].filter((name) => versions(name).length === 0)).toEqual([])
  })

  it('pins every package exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    )
    expect(loose).toEqual([])
  })
})
