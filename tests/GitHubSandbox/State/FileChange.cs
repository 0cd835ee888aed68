using System.Text;
using Sandbox.Git;

namespace Sandbox;

/// <summary>What a commit does to one file.</summary>
public sealed record FileChange
{
    private FileChange(string rawPath, string mode, byte[]? content) => (RawPath, Mode, Content) = (rawPath, mode, content);

    internal string RawPath { get; }

    /// <summary>Git's mode: 100644, 100755, 120000 (symlink), 160000 (submodule).</summary>
    public string Mode { get; }

    /// <summary>Null = the file is deleted. A submodule's is its commit in hexadecimal.</summary>
    public byte[]? Content { get; }

    public static FileChange Write(string path, byte[] content) => new(TreeObject.Raw(path), "100644", content);

    public static FileChange Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public static FileChange Executable(string path, string content) =>
        new(TreeObject.Raw(path), "100755", Encoding.UTF8.GetBytes(content));

    public static FileChange Link(string path, string target) =>
        new(TreeObject.Raw(path), "120000", Encoding.UTF8.GetBytes(target));

    public static FileChange Submodule(string path, string commit) =>
        new(TreeObject.Raw(path), "160000", Encoding.ASCII.GetBytes(commit));

    public static FileChange Delete(string path) => new(TreeObject.Raw(path), "", null);

    /// <summary>A file whose name need not be UTF-8.</summary>
    public static FileChange WriteRaw(byte[] path, byte[] content) => new(Encoding.Latin1.GetString(path), "100644", content);

    public static implicit operator FileChange((string Path, string Content) file) => Write(file.Path, file.Content);

    public static implicit operator FileChange((string Path, byte[] Content) file) => Write(file.Path, file.Content);
}

/// <summary>A file as it stands in a commit.</summary>
public sealed record SandboxFile(string Mode, string BlobSha, byte[] Content)
{
    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>Mode and blob name hold all there is to compare.</summary>
    public bool Equals(SandboxFile? other) => other is not null && Mode == other.Mode && BlobSha == other.BlobSha;

    public override int GetHashCode() => HashCode.Combine(Mode, BlobSha);
}
