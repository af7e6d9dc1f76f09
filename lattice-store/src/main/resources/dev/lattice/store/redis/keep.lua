-- Puts a snapshot whose chunks are there in the place of the one before.
-- KEYS meta, snapshot, chunks of the new one; ARGV epoch, last entry that it holds
-- Gives {1}, {0} if there is one that holds more, {-1, epoch} if fenced, {-2, head} if it holds entries that are not there.
local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
if tonumber(ARGV[1]) < epoch then
  redis.call('DEL', KEYS[3])
  return {-1, epoch}
end
local head = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
if tonumber(ARGV[2]) > head then
  redis.call('DEL', KEYS[3])
  return {-2, head}
end
if tonumber(ARGV[2]) < tonumber(redis.call('HGET', KEYS[2], 'upTo') or '0') then
  redis.call('DEL', KEYS[3])
  return {0}
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
redis.call('RENAME', KEYS[3], KEYS[2])
redis.call('PERSIST', KEYS[2])
return {1}
