namespace BumpBot.Queue;

/// <summary>
/// The steps of the queue that nothing may come between. What becomes of a key is decided outside, by <see cref="LookState"/>: a step compares the
/// state that was read, sets the new one, and moves the key to where it belongs.
/// </summary>
/// <remarks>
/// Each turn (a target, or an upstream) that has a ready key and is not out has one entry in the stream; that entry stays pending as long as a look
/// of the turn is out. So the stream's order is whose turn it is, the pending entry is the lock of the target, and its idle time is the
/// lease. The fence tells one taking of a turn from another.
/// <code>
/// :states  hash    key -> state as JSON         :turns  stream  turns, with the one group "workers"
/// :out     hash    turn -> fence|entry|worker|key    :of:T   list    the ready keys of turn T
/// :paused  zset    key by the end of its pause  :since  zset    waiting keys by when they were first added
/// :aside   zset    key by when it was laid aside     :fence  counter :looks  channel, told when there is a look to take
/// </code>
/// </remarks>
internal static class RedisQueueScripts
{
    private const string Common = """
        local p = KEYS[1]
        if redis.call('EXISTS', p .. ':turns') == 0 then
          redis.call('XGROUP', 'CREATE', p .. ':turns', 'workers', '$', 'MKSTREAM')
        end

        local function turnOf(key)
          local space = string.find(key, ' ', 1, true)
          return space and string.sub(key, 1, space - 1) or key
        end

        local function queue(turn)
          redis.call('XADD', p .. ':turns', '*', 'turn', turn)
          redis.call('PUBLISH', p .. ':looks', '')
        end

        local function ready(key)
          local turn = turnOf(key)
          if redis.call('RPUSH', p .. ':of:' .. turn, key) == 1 and redis.call('HEXISTS', p .. ':out', turn) == 0 then
            queue(turn)
          end
        end

        local function stateOf(key)
          return redis.call('HGET', p .. ':states', key) or ''
        end

        -- where: same, ready, paused, taken, aside, gone; score: of the pause's end or of the laying aside
        local function set(key, state, where, score, since)
          if where == 'gone' then redis.call('HDEL', p .. ':states', key) else redis.call('HSET', p .. ':states', key, state) end
          if where == 'same' then return end
          redis.call('ZREM', p .. ':aside', key)
          redis.call('ZREM', p .. ':since', key)
          if where == 'ready' or where == 'paused' then redis.call('ZADD', p .. ':since', since, key) end
          if where == 'ready' then
            ready(key)
          elseif where == 'paused' then
            redis.call('ZADD', p .. ':paused', score, key)
          elseif where == 'aside' then
            redis.call('ZADD', p .. ':aside', score, key)
          end
        end

        local function outOf(turn)
          local fence, entry, worker, key = string.match(redis.call('HGET', p .. ':out', turn) or '', '^(%d+)|([^|]+)|([^|]+)|(.*)$')
          return { fence = fence, entry = entry, worker = worker, key = key }
        end

        local function leave(worker)
          if #redis.call('XPENDING', p .. ':turns', 'workers', '-', '+', 1, worker) == 0 then
            redis.call('XGROUP', 'DELCONSUMER', p .. ':turns', 'workers', worker)
          end
        end

        local function take(turn, entry, worker, key)
          local fence = redis.call('INCR', p .. ':fence')
          redis.call('HSET', p .. ':out', turn, fence .. '|' .. entry .. '|' .. worker .. '|' .. key)
          return tostring(fence)
        end

        """;

    /// <summary>ARGV: places, then for each key: key, state read, state, where, since. Answers full, again or ok.</summary>
    public const string Add = Common + """
        local more = 0
        for i = 2, #ARGV, 5 do
          if stateOf(ARGV[i]) ~= ARGV[i + 1] then return 'again' end
          if ARGV[i + 3] == 'ready' then more = more + 1 end
        end
        local live = redis.call('HLEN', p .. ':states') - redis.call('ZCARD', p .. ':aside')
        if more > 0 and live + more > tonumber(ARGV[1]) then return 'full' end
        for i = 2, #ARGV, 5 do
          set(ARGV[i], ARGV[i + 2], ARGV[i + 3], 0, ARGV[i + 4])
        end
        return 'ok'
        """;

    /// <summary>
    /// ARGV: now, this worker, after how long idle a pending turn is a dead worker's. Answers the next turn as turn, fence, key, state; or
    /// when the next pause ends, empty if there is none.
    /// </summary>
    public const string Take = Common + """
        for _, key in ipairs(redis.call('ZRANGEBYSCORE', p .. ':paused', '-inf', ARGV[1], 'LIMIT', 0, 1000)) do
          redis.call('ZREM', p .. ':paused', key)
          ready(key)
        end

        local cursor = '0-0'
        repeat
          local claimed = redis.call('XAUTOCLAIM', p .. ':turns', 'workers', ARGV[2], ARGV[3], cursor, 'COUNT', 1)
          cursor = claimed[1]
          local entry = claimed[2][1]
          if entry then
            local turn = entry[2][2]
            local dead = outOf(turn)
            if dead.worker ~= ARGV[2] then leave(dead.worker) end
            return { turn, take(turn, entry[1], ARGV[2], dead.key), dead.key, stateOf(dead.key) }
          end
        until cursor == '0-0'

        local read = redis.call('XREADGROUP', 'GROUP', 'workers', ARGV[2], 'COUNT', 1, 'STREAMS', p .. ':turns', '>')
        if read then
          local entry = read[1][2][1]
          local turn = entry[2][2]
          local key = redis.call('LPOP', p .. ':of:' .. turn)
          return { turn, take(turn, entry[1], ARGV[2], key), key, stateOf(key) }
        end
        local due = redis.call('ZRANGE', p .. ':paused', 0, 0, 'WITHSCORES')
        return { due[2] or '' }
        """;

    /// <summary>
    /// ARGV: turn, fence, key, state read, state, where, score, since, laid aside looks kept, and 'free' if the look is over. Answers lost,
    /// again or ok.
    /// </summary>
    public const string Change = Common + """
        local turn, key = ARGV[1], ARGV[3]
        local out = outOf(turn)
        if out.fence ~= ARGV[2] then return 'lost' end
        if stateOf(key) ~= ARGV[4] then return 'again' end
        set(key, ARGV[5], ARGV[6], ARGV[7], ARGV[8])
        while redis.call('ZCARD', p .. ':aside') > tonumber(ARGV[9]) do
          redis.call('HDEL', p .. ':states', redis.call('ZPOPMIN', p .. ':aside')[1])
        end
        if ARGV[10] == 'free' then
          redis.call('XACK', p .. ':turns', 'workers', out.entry)
          redis.call('XDEL', p .. ':turns', out.entry)
          redis.call('HDEL', p .. ':out', turn)
          if redis.call('EXISTS', p .. ':of:' .. turn) == 1 then queue(turn) end
        end
        return 'ok'
        """;

    /// <summary>ARGV: turn, fence, this worker. Answers whether the look is still this taker's; then its lease begins anew.</summary>
    public const string Renew = Common + """
        local out = outOf(ARGV[1])
        if out.fence ~= ARGV[2] then return 0 end
        redis.call('XCLAIM', p .. ':turns', 'workers', ARGV[3], 0, out.entry, 'JUSTID')
        return 1
        """;

    /// <summary>ARGV: this worker.</summary>
    public const string Leave = Common + "leave(ARGV[1])";

    /// <summary>Answers how many wait, how many are out, since when the longest waits (empty: none), then key and state of each laid aside one, newest first.</summary>
    public const string State = Common + """
        local oldest = redis.call('ZRANGE', p .. ':since', 0, 0, 'WITHSCORES')
        local answer = { redis.call('ZCARD', p .. ':since'), redis.call('HLEN', p .. ':out'), oldest[2] or '' }
        for _, key in ipairs(redis.call('ZREVRANGE', p .. ':aside', 0, -1)) do
          table.insert(answer, key)
          table.insert(answer, stateOf(key))
        end
        return answer
        """;
}
