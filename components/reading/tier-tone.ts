/** The accents of the sheet, by the value of `data-tier`. */
export type Tone = 'worldwide' | 'founding' | 'official' | 'supporter' | 'past'

const tones: Record<string, Tone> = {
  'worldwide-olympic-partner': 'worldwide',
  'founding-partner': 'founding',
  'official-partner': 'official',
  'official-supporter': 'supporter',
  'official-supplier': 'supporter',
}

/** Which accent a tier's reports have. Tiers without one of their own share the pencil's grey. */
export const tierTone = (key: string): Tone => (Object.hasOwn(tones, key) ? (tones[key] ?? 'past') : 'past')
