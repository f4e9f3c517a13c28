const key = Symbol.for('hostcity')
const holder = globalThis as typeof globalThis & { [key]?: Map<string, unknown> }
holder[key] ??= new Map()

/** What exists once in the process, by name. Next bundles its own copy of each module, so that what a module keeps would exist twice. */
export const shelf = holder[key]

/** Makes a thing once per process and hands it to every caller. Nothing is made before the first call: a build imports routes too. */
export function once<T>(name: string, make: () => T): () => T {
  return () => {
    if (!shelf.has(name)) shelf.set(name, make())
    return shelf.get(name) as T
  }
}
