import { registerHooks } from 'node:module'

/*
 * drizzle-orm is loaded in its CommonJS form, by us and by what Next has built: its ES modules, resolved one by one
 * against a package.json of 179 KB, cost 170 MB and half a second. Next knows a package by its name and a hash.
 */
registerHooks({
  resolve(specifier, context, next) {
    return next(specifier, /^drizzle-orm(-[0-9a-f]+)?(\/|$)/.test(specifier) ? { ...context, conditions: ['node', 'require'] } : context)
  },
})
