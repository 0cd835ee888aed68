using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Git;

internal enum ObjectKind
{
    Blob,
    Tree,
    Commit,
    Tag,
}

/// <summary>One object of git's database, addressed by the hash of its header and content.</summary>
internal sealed record GitObject(ObjectKind Kind, byte[] Content)
{
    /// <summary>The bytes that git hashes and, compressed, keeps as a loose object.</summary>
    public byte[] Framed()
    {
        var header = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{NameOf(Kind)} {Content.Length}\0"));
        return [.. header, .. Content];
    }

#pragma warning disable CA5350 // Git's object names are SHA-1.
    public static string Hash(byte[] framed) => Convert.ToHexStringLower(SHA1.HashData(framed));
#pragma warning restore CA5350

    public static GitObject Unframe(byte[] framed)
    {
        var end = Array.IndexOf(framed, (byte)0);
        var kind = Encoding.ASCII.GetString(framed, 0, end).Split(' ')[0];
        return new GitObject(KindOf(kind), framed[(end + 1)..]);
    }

    public static string NameOf(ObjectKind kind) => kind switch
    {
        ObjectKind.Blob => "blob",
        ObjectKind.Tree => "tree",
        ObjectKind.Commit => "commit",
        _ => "tag",
    };

    private static ObjectKind KindOf(string name) => name switch
    {
        "blob" => ObjectKind.Blob,
        "tree" => ObjectKind.Tree,
        "commit" => ObjectKind.Commit,
        "tag" => ObjectKind.Tag,
        _ => throw new InvalidDataException($"'{name}' is no kind of git object"),
    };
}
