import { z } from 'zod'

/** Takes anything and is described as `schema`: for what another parser proves. */
export const described = <Schema extends z.ZodType>(schema: Schema) => z.unknown().meta({ describedAs: schema })
