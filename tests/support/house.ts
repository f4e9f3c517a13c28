import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** The source as a map from path to text: what the rules of the house are held against. */
export type House = ReadonlyMap<string, string>

export type Import = { specifier: string; target: string | null; typeOnly: boolean }

export const rooms = ['app', 'components', 'domain', 'db', 'lib', 'server', 'scripts', 'tests'] as const
export type Room = (typeof rooms)[number]

const root = new URL('../../', import.meta.url)

/** Reads every source file of the rooms. */
export function readHouse(): House {
  const house = new Map<string, string>()
  for (const room of rooms) {
    for (const entry of readdirSync(new URL(room, root), { recursive: true, withFileTypes: true })) {
      const path = posix.join(posix.relative(root.pathname, entry.parentPath), entry.name)
      if (entry.isFile() && /\.(tsx?|mjs)$/.test(path)) house.set(path, readFileSync(new URL(path, root), 'utf8'))
    }
  }
  return house
}

/** The same house with one more file, or with another text in one: a rule has to notice it. */
export const withFile = (house: House, path: string, text: string): House => new Map([...house, [path, text]])

export const roomOf = (path: string): Room | null => rooms.find((room) => path.startsWith(`${room}/`)) ?? null

/** Code without comments, so that a rule does not trip over a sentence about it. */
export const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')

/** What a file imports, by any form of import. `target` is the path in the house, null for a package. */
export function imports(path: string, text: string): Import[] {
  const source = code(text)
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean) => found.push({ specifier, target: resolve(path, specifier), typeOnly })
  for (const [, type, names, specifier] of source.matchAll(/(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*from\s*['"]([^'"]+)['"]/g)) {
    add(specifier ?? '', type !== undefined || everyNameIsAType(names ?? ''))
  }
  for (const [, specifier] of source.matchAll(/(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g)) add(specifier ?? '', false)
  for (const [, before, specifier] of source.matchAll(/(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]/g)) add(specifier ?? '', before !== undefined)
  for (const [, specifier] of source.matchAll(/\brequire\(\s*['"]([^'"]+)['"]/g)) add(specifier ?? '', false)
  return found
}

function everyNameIsAType(names: string): boolean {
  const listed = names.match(/^\{([\s\S]*)\}$/)?.[1]
  if (listed === undefined) return false
  const each = listed.split(',').flatMap((name) => name.trim() || [])
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  return null
}

/** Everything that runs when `start` runs: the way to each file (its importers) by path, and the packages met on it. */
export function closure(house: House, start: string): { files: Map<string, string[]>; packages: Map<string, string[]> } {
  const files = new Map<string, string[]>([[start, [start]]])
  const packages = new Map<string, string[]>()
  for (const [path, way] of files) {
    for (const { specifier, target, typeOnly } of imports(path, house.get(path) ?? '')) {
      if (typeOnly) continue
      if (target === null) packages.set(specifier, packages.get(specifier) ?? way)
      else if (!files.has(target)) files.set(target, [...way, target])
    }
  }
  return { files, packages }
}
