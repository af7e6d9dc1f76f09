-- Forgets the state of a session, unless another node has taken it up.
-- KEYS session; ARGV node
if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return {}
