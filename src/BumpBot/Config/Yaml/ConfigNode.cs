namespace BumpBot.Config.Yaml;

/// <summary>A value of the file and where it stands. A closed family. An alias is the very node that its anchor names.</summary>
internal abstract class ConfigNode
{
    private ConfigNode(Position at) => At = at;

    public Position At { get; }

    /// <summary>How many values there are in it with all aliases written out, itself among them.</summary>
    public abstract long Size { get; }

    /// <summary>How many levels there are in it, itself among them.</summary>
    public abstract int Height { get; }

    /// <param name="plain">Written without quotes and on one line: the only form in which <c>null</c> means nothing.</param>
    public sealed class Text(Position at, string written, bool plain) : ConfigNode(at)
    {
        public string Written => written;

        public bool IsNull => plain && written is "" or "~" or "null" or "Null" or "NULL";

        public override long Size => 1;

        public override int Height => 1;
    }

    public sealed class List(Position at, IReadOnlyList<ConfigNode> items) : ConfigNode(at)
    {
        public IReadOnlyList<ConfigNode> Items => items;

        public override long Size { get; } = 1 + items.Sum(item => item.Size);

        public override int Height { get; } = 1 + items.Select(item => item.Height).DefaultIfEmpty().Max();
    }

    public sealed class Map(Position at, IReadOnlyList<MapEntry> entries) : ConfigNode(at)
    {
        public IReadOnlyList<MapEntry> Entries => entries;

        public override long Size { get; } = 1 + entries.Sum(entry => 1 + entry.Value.Size);

        public override int Height { get; } = 1 + entries.Select(entry => entry.Value.Height).DefaultIfEmpty().Max();
    }
}

/// <param name="At">Where the key stands.</param>
internal sealed record MapEntry(string Key, Position At, ConfigNode Value);
