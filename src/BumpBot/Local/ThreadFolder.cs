using System.Globalization;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Local;

/// <summary>
/// Pull requests and issues as files <c>pulls/&lt;number&gt;.md</c> and <c>issues/&lt;number&gt;.md</c>, with one sequence of numbers over both.
/// A file that cannot be read as a thread is reported and never written over.
/// </summary>
internal sealed class ThreadFolder(string root)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Kinds = ["pulls", "issues"];

    public Uri Page(string kind, int number) => new(PathOf(kind, number));

    /// <exception cref="FaultException">One of them cannot be read: then nothing is known of any.</exception>
    public IReadOnlyList<ThreadFile> All(string kind) => [.. Numbers(kind).Order().Select(number => Read(kind, number))];

    public ThreadFile Read(string kind, int number)
    {
        var path = PathOf(kind, number);
        try
        {
            var thread = ThreadText.Read(Strict.GetString(File.ReadAllBytes(path)));
            if (thread.Number != number)
                throw new FormatException($"its front matter says number {thread.Number}");
            if (kind == "pulls" && (thread.Branch is null || thread.Base is null))
                throw new FormatException("its front matter lacks the pull request's branch or base");
            return thread;
        }
        catch (Exception cause) when (cause is FormatException or DecoderFallbackException)
        {
            throw FaultException.GiveUp($"{path} cannot be read: {(cause is FormatException ? cause.Message : "it is not UTF-8")}. Mend it, or delete it.", cause);
        }
    }

    /// <summary>Writes a new thread under the next number.</summary>
    public ThreadFile Add(string kind, Func<int, ThreadFile> make) => Locked(() =>
    {
        var number = Kinds.SelectMany(Numbers).DefaultIfEmpty(0).Max() + 1;
        var thread = make(number);
        Write(PathOf(kind, number), ThreadText.Write(thread), overwrite: false);
        return thread;
    });

    /// <summary>Writes a thread anew from what its file says now, so that a person's edits to the rest of it stay.</summary>
    public ThreadFile Change(string kind, int number, Func<ThreadFile, ThreadFile> change) => Locked(() =>
    {
        var thread = change(Read(kind, number));
        Write(PathOf(kind, number), ThreadText.Write(thread), overwrite: true);
        return thread;
    });

    private IEnumerable<int> Numbers(string kind)
    {
        var folder = Path.Combine(root, kind);
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "*.md"))
        {
            var isNumber = int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            yield return isNumber && file == PathOf(kind, number)
                ? number
                : throw FaultException.GiveUp($"{file} is no pull request or issue: their files are named by their number. Move it away.");
        }
    }

    private string PathOf(string kind, int number) =>
        Path.Combine(root, kind, number.ToString(CultureInfo.InvariantCulture) + ".md");

    private ThreadFile Locked(Func<ThreadFile> work)
    {
        Directory.CreateDirectory(root);
        using var held = Lock();
        return work();
    }

    private FileStream Lock()
    {
        var path = Path.Combine(root, "lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (File.Exists(path))
        {
            throw FaultException.Retry($"{root}: another run writes there now.", cause);
        }
    }

    /// <summary>Old or new, never half: a temporary file, flushed, and renamed.</summary>
    private static void Write(string path, string text, bool overwrite)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Strict.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite);
    }
}
