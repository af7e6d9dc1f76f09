-- Appends an entry: fence, duplicate and number are decided in one step.
-- KEYS log, meta, writers; ARGV epoch, writer, number (20 digits), payload, channel, largest payload in the bell,
-- 'begin' or 'refuse' a room that is not known
-- Gives {sequence, 1 if it had been there}, {-1, epoch} if fenced, or {-2} if the room is not known.
if ARGV[7] == 'refuse' and redis.call('HEXISTS', KEYS[2], 'seq') == 0 then
  return {-2}
end
local epoch = tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0')
local mine = tonumber(ARGV[1])
if mine > 0 and mine < epoch then
  return {-1, epoch}
end
local said = redis.call('HGET', KEYS[3], ARGV[2])
local trimmed = '00000000000000000000'
if said then
  -- A writer's last number, its last one that is trimmed, the sequence of the last.
  trimmed = string.sub(said, 21, 40)
  if ARGV[3] == string.sub(said, 1, 20) then
    return {tonumber(string.sub(said, 41)), 1}
  end
  if ARGV[3] < string.sub(said, 1, 20) then
    -- Sent again behind later ones: it is there, or trimmed, or it was lost on its way.
    local before = '+'
    while true do
      local page = redis.call('XREVRANGE', KEYS[1], before, '-', 'COUNT', 50)
      for _, entry in ipairs(page) do
        if entry[2][2] == ARGV[2] and entry[2][4] == ARGV[3] then
          return {tonumber(string.match(entry[1], '^%d+')), 1}
        end
      end
      if #page < 50 then
        break
      end
      before = '(' .. page[#page][1]
    end
  end
  if ARGV[3] <= trimmed then
    return {tonumber(redis.call('HGET', KEYS[2], 'trim') or '0'), 1}
  end
end
if mine > epoch then
  redis.call('HSET', KEYS[2], 'epoch', ARGV[1])
end
local sequence = redis.call('HINCRBY', KEYS[2], 'seq', 1)
redis.call('XADD', KEYS[1], sequence .. '-0', 'w', ARGV[2], 'n', ARGV[3], 'p', ARGV[4])
if not said or ARGV[3] > string.sub(said, 1, 20) then
  redis.call('HSET', KEYS[3], ARGV[2], ARGV[3] .. trimmed .. sequence)
end
if #ARGV[4] <= tonumber(ARGV[6]) then
  redis.call('PUBLISH', ARGV[5], sequence .. ' ' .. ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
else
  redis.call('PUBLISH', ARGV[5], tostring(sequence))
end
return {sequence, 0}
