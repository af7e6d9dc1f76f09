-- Forgets the first entries, a part of them at a time, and remembers which numbers of their writers are gone.
-- KEYS log, meta, writers, snapshot; ARGV epoch, last entry that is not needed, how many at once, last entry in the archive
-- Gives {last entry that is gone, 1 if there is more to do}, or {-1, epoch} if fenced.
local epoch = tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0')
if tonumber(ARGV[1]) < epoch then
  return {-1, epoch}
end
local gone = tonumber(redis.call('HGET', KEYS[2], 'trim') or '0')
local kept = math.max(tonumber(redis.call('HGET', KEYS[4], 'upTo') or '0'), tonumber(ARGV[4]))
local last = math.min(tonumber(ARGV[2]), kept, tonumber(redis.call('HGET', KEYS[2], 'seq') or '0'))
if last <= gone then
  return {gone, 0}
end
local page = redis.call('XRANGE', KEYS[1], '-', last .. '-0', 'COUNT', ARGV[3])
for _, entry in ipairs(page) do
  local writer = entry[2][2]
  local said = redis.call('HGET', KEYS[3], writer)
  if said and entry[2][4] > string.sub(said, 21, 40) then
    redis.call('HSET', KEYS[3], writer, string.sub(said, 1, 20) .. entry[2][4] .. string.sub(said, 41))
  end
end
local more = 0
if #page == tonumber(ARGV[3]) then
  more = 1
  last = tonumber(string.match(page[#page][1], '^%d+'))
end
redis.call('XTRIM', KEYS[1], 'MINID', (last + 1) .. '-0')
redis.call('HSET', KEYS[2], 'trim', last)
if redis.call('HLEN', KEYS[3]) > 1000 then
  -- Writers that have been silent since; what they send again counts as new.
  local all = redis.call('HGETALL', KEYS[3])
  for i = 1, #all, 2 do
    if tonumber(string.sub(all[i + 1], 41)) <= last then
      redis.call('HDEL', KEYS[3], all[i])
    end
  end
end
return {last, more}
