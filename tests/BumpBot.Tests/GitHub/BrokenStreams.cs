namespace BumpBot.Tests.GitHub;

/// <summary>A body whose connection breaks after some bytes.</summary>
internal sealed class BreakingStream : BodyStream
{
    private bool _begun;

    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_begun)
            throw new IOException("connection reset");
        _begun = true;
        buffer.Span[0] = (byte)'{';
        return ValueTask.FromResult(1);
    }
}

/// <summary>A body that never comes.</summary>
internal sealed class SilentStream : BodyStream
{
    protected override async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return 0;
    }
}

/// <summary>A body that never ends.</summary>
internal sealed class EndlessStream : BodyStream
{
    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        buffer.Span.Fill((byte)' ');
        return ValueTask.FromResult(buffer.Length);
    }
}

/// <summary>A body that can be had only by as many at once as the semaphore has room for.</summary>
internal sealed class CountedStream(SemaphoreSlim room) : BodyStream
{
    private bool _read;

    protected override async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_read)
            return 0;
        _read = true;
        if (!room.Wait(TimeSpan.Zero, cancellation))
            throw new InvalidOperationException("more requests under way than allowed");
        await Task.Yield();
        room.Release();
        return System.Text.Encoding.UTF8.GetBytes("{}", buffer.Span);
    }
}

internal abstract class BodyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ReadSomeAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadSomeAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected abstract ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation);
}
