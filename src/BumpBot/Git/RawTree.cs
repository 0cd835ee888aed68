using System.Text;
using System.Text.Unicode;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>An entry of a tree as git stores it.</summary>
/// <param name="Mode">As git has them: 0100644 and the like, in octal.</param>
/// <param name="Name">Bytes of any encoding.</param>
internal readonly record struct RawEntry(int Mode, ReadOnlyMemory<byte> Name, string Id)
{
    public bool IsFolder => Mode == RawTree.Folder;

    public bool IsUtf8 => Utf8.IsValid(Name.Span);

    /// <summary>For people where it is not UTF-8: U+FFFD for what cannot be read.</summary>
    public string Text => Encoding.UTF8.GetString(Name.Span);
}

/// <summary>The format of git's tree objects: for each entry its mode in octal digits, a space, its name, a NUL and its id in 20 bytes.</summary>
internal static class RawTree
{
    /// <summary>The mode of a folder: octal 040000.</summary>
    public const int Folder = 0x4000;

    /// <summary>The mode of a regular file that nobody executes: octal 100644.</summary>
    public const int File = 0x81A4;

    private const int IdLength = 20;

    /// <exception cref="LibGit2SharpException">The bytes are no tree.</exception>
    public static IReadOnlyList<RawEntry> Read(ReadOnlyMemory<byte> tree)
    {
        List<RawEntry> entries = [];
        while (!tree.IsEmpty)
        {
            var space = tree.Span.IndexOf((byte)' ');
            var nul = tree.Span.IndexOf((byte)0);
            if (space <= 0 || nul < space || tree.Length - nul <= IdLength || Octal(tree.Span[..space]) is not { } mode)
                throw new LibGit2SharpException("a tree is not in git's format");
            entries.Add(new RawEntry(mode, tree[(space + 1)..nul], Convert.ToHexStringLower(tree.Span.Slice(nul + 1, IdLength))));
            tree = tree[(nul + 1 + IdLength)..];
        }
        return entries;
    }

    private static int? Octal(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > 0xFFFF)
                return null;
            value = value * 8 + digit - '0';
        }
        return value;
    }
}
