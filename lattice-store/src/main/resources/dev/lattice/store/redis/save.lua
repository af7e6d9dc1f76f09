-- Keeps the state of a session, unless another node has taken it up.
-- KEYS session; ARGV node, state, milliseconds
-- Gives {1}, or {0} if another node has it.
local owner = redis.call('HGET', KEYS[1], 'owner')
if owner and owner ~= ARGV[1] then
  return {0}
end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'state', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {1}
