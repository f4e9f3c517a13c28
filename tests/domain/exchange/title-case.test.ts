import { expect, it } from 'vitest'
import { spellingsOf, titleCase } from '#domain/exchange/title-case.ts'

it('writes capitals as a title and leaves other headings as they are', () => {
  const titles: Record<string, string> = {
    'LA28-SPECIFIC INITIATIVES & CONSIDERATIONS': 'LA28-Specific Initiatives & Considerations',
    'THE ROLE OF THE IOC, OBS AND LA28': 'The Role of the IOC, OBS and LA28',
    'GAMES ACTIVATIONS BY EDITION (AS OF 2026)': 'Games Activations by Edition (as of 2026)',
    'APPENDIX: THE SOURCES': 'Appendix: The Sources',
    'E-COMMERCE AND 360-DEGREE REPLAY': 'E-Commerce and 360-Degree Replay',
    'THE U.S. MARKET IN THE 21ST CENTURY': 'The U.S. Market in the 21st Century',
    'FY2025 R&D AND KPIS': 'FY2025 R&D and KPIs',
    'ÉQUIPE DE FRANCE': 'Équipe De France',
    'Corporate Leadership (as of January 2026)': 'Corporate Leadership (as of January 2026)',
    'Signature campaigns': 'Signature campaigns',
  }
  expect(Object.fromEntries(Object.keys(titles).map((title) => [title, titleCase(title)]))).toEqual(titles)
})

it('spells names as the running text does', () => {
  const spellings = spellingsOf(['AB InBev and OMEGA at the TOP programme', 'The top of McDonald’s; at the top', 'OMEGA AND INBEV IN CAPITALS'])
  expect(titleCase('INBEV, OMEGA & MCDONALD’S AT THE TOP', spellings)).toBe('InBev, OMEGA & McDonald’s at the Top')
})
