-- Reads entries, as many as fit into a size, at least one.
-- KEYS log, meta; ARGV from, how many at most, bytes
-- Gives {head, trimmed, then sequence, writer, number, payload of each}.
local from = tonumber(ARGV[1])
local left = tonumber(ARGV[2])
local bytes = tonumber(ARGV[3])
local meta = redis.call('HMGET', KEYS[2], 'seq', 'trim')
local result = {tonumber(meta[1] or '0'), tonumber(meta[2] or '0')}
if from <= result[2] or from > result[1] then
  return result
end
-- Pages grow as long as entries are small, so that a few large ones do not fill the memory.
local count = 1
while left > 0 do
  local page = redis.call('XRANGE', KEYS[1], from .. '-0', '+', 'COUNT', math.min(count, left))
  for _, entry in ipairs(page) do
    local fields = entry[2]
    if bytes < #fields[6] and #result > 2 then
      return result
    end
    bytes = bytes - #fields[6]
    from = tonumber(string.match(entry[1], '^%d+')) + 1
    result[#result + 1] = from - 1
    result[#result + 1] = fields[2]
    result[#result + 1] = fields[4]
    result[#result + 1] = fields[6]
  end
  if #page < math.min(count, left) then
    return result
  end
  left = left - #page
  count = count * 2
end
return result
