import { defineConfig } from 'vitest/config'

// A zone with a quarter of an hour in it: whatever takes local time for UTC shows.
process.env.TZ = 'Asia/Kathmandu'

/** These put other modules in the place of real ones, so each of them has the process for itself. */
const ALONE = ['tests/domain/revisions/schemas.test.ts']
/** These have their whole world in each test, so they may share the modules that they load. */
const TOGETHER = ['tests/{db,domain,components}/**/*.test.{ts,tsx}']

export default defineConfig({
  test: {
    testTimeout: 15_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'together', include: TOGETHER, exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/e2e/**', ...TOGETHER] } },
      { extends: true, test: { name: 'mocked', include: ALONE } },
    ],
  },
})
