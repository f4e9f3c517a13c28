import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** Takes pictures instead of testing: `npm run screenshots`. */
export default defineConfig(base, { testDir: '.', testMatch: '*.pictures.ts', timeout: 240_000, workers: 1, use: { trace: 'off', screenshot: 'off' } })
