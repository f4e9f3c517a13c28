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
  const heading = 'INBEV, OMEGA & MCDONALD’S AT THE TOP OF QATARENERGY'
  const spellings = spellingsOf(['AB InBev and QatarEnergy at the TOP programme', 'The top of McDonald’s; at the top', 'OMEGA AND INBEV IN CAPITALS', heading])
  expect(titleCase(heading, spellings)).toBe('InBev, OMEGA & McDonald’s at the Top of QatarEnergy')
})

it('knows the names of this field that no running text spells', () => {
  const titles: Record<string, string> = {
    'THE IPHONE, AT&T AND MCCANN AFTER COVID-19': 'The iPhone, AT&T and McCann After COVID-19',
    "O'NEILL AND MACHINES FOR THE SOFI STADIUM": "O'Neill and Machines for the SoFi Stadium",
    'WHAT WE KNOW OF': 'What We Know Of',
    'THE NBCUniversal YEARS (as of May 2026)': 'The NBCUniversal Years (as of May 2026)',
  }
  expect(Object.fromEntries(Object.keys(titles).map((title) => [title, titleCase(title)]))).toEqual(titles)
})
