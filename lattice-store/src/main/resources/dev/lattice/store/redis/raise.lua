-- Lets a log that has lost its entries, or the last ones, go on behind those that an archive holds. What came since is
-- moved there.
-- KEYS log, meta, writers; ARGV last entry in the archive, epoch above all that the archive has seen
if tonumber(ARGV[2]) > tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0') then
  redis.call('HSET', KEYS[2], 'epoch', ARGV[2])
end
local last = tonumber(ARGV[1])
if tonumber(redis.call('HGET', KEYS[2], 'seq') or '-1') >= last then
  return {}
end
local entries = redis.call('XRANGE', KEYS[1], '-', '+')
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[2], 'trim', last)
for _, entry in ipairs(entries) do
  last = last + 1
  redis.call('XADD', KEYS[1], last .. '-0', unpack(entry[2]))
  local writer, number = entry[2][2], entry[2][4]
  local said = redis.call('HGET', KEYS[3], writer)
  if said and string.sub(said, 1, 20) == number then
    redis.call('HSET', KEYS[3], writer, string.sub(said, 1, 40) .. last)
  end
end
redis.call('HSET', KEYS[2], 'seq', last)
return {}
