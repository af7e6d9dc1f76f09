-- Takes up the state of a session: from now on only this node keeps it.
-- KEYS session; ARGV node
-- Gives {state}, or {} if there is none.
local state = redis.call('HGET', KEYS[1], 'state')
if not state then
  return {}
end
redis.call('HSET', KEYS[1], 'owner', ARGV[1])
return {state}
