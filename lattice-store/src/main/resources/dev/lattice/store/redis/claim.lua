-- Takes or renews a lease.
-- KEYS meta, lease; ARGV owner, milliseconds, 'begin' or 'refuse' a room that is not known
-- Gives {epoch}, {-1, milliseconds that it still holds, owner} if somebody else has it, or {-2} if the room is not known.
if ARGV[3] == 'refuse' and redis.call('HEXISTS', KEYS[1], 'seq') == 0 then
  return {-2}
end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then
  return {-1, redis.call('PTTL', KEYS[2]), holder}
end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
if holder then
  return {tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')}
end
return {redis.call('HINCRBY', KEYS[1], 'epoch', 1)}
