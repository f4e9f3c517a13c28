type Read = (sql: string) => Record<string, unknown>[]

/** What must hold of sponsors: one primary deal each, which runs where any does; addresses that lead on in one step; merges that lead somewhere. */
export function sponsorFaults(read: Read): { seen: string; faults: string[] } {
  const [count] = read('select count(*) as number from sponsors')
  const primaries = read(`select id, (select count(*) from sponsorships where sponsor_id = sponsors.id and is_primary) as number
    from sponsors where number <> 1`)
  const ended = read(`select distinct deal.sponsor_id as id from sponsorships as deal join sponsorships as other on other.sponsor_id = deal.sponsor_id
    where deal.is_primary and deal.status = 'former' and other.status = 'active'`)
  const loops = read('select former_slugs.slug from former_slugs join sponsors on sponsors.slug = former_slugs.slug')
  // A database that was not started since it had no merges has no such table.
  const merges = read("select name from sqlite_master where name = 'merged_sponsors'").length > 0
  const undead = merges ? read('select merged_sponsors.id from merged_sponsors join sponsors on sponsors.id = merged_sponsors.id') : []
  const dangling = merges ? read('select id from merged_sponsors where into_id not in (select id from sponsors)') : []
  const twins = read('select sponsor_id as id from reports where archived_at is null group by sponsor_id having count(*) > 1')
  return {
    seen: `${count?.number} with their deals and addresses`,
    faults: [
      ...primaries.map(({ id, number }) => `sponsor ${id} has ${number} primary sponsorships`),
      ...ended.map(({ id }) => `the primary sponsorship of sponsor ${id} has ended while another runs`),
      ...loops.map(({ slug }) => `the address ${slug} is a sponsor's and leads elsewhere`),
      ...undead.map(({ id }) => `sponsor ${id} was merged and is still there`),
      ...dangling.map(({ id }) => `sponsor ${id} was merged into one that is not there`),
      ...twins.map(({ id }) => `sponsor ${id} has several reports that are not archived`),
    ],
  }
}
