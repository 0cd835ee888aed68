using BumpBot.Model;
using BumpBot.Targets;
using Updaters;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Scanning;

/// <summary>Finds the references in files, one by one or many at once. The repository is read by one thread; what was read is searched by all.</summary>
internal sealed class FileScanner(IBase @base, TargetSettings settings, IReadOnlyList<IFileUpdater> updaters, ScanCache? cache, RepoName? repository)
{
    /// <summary>So many bytes are held at most until they are searched.</summary>
    private const int BatchSize = 16 * 1024 * 1024;

    private readonly List<Upstream> _upstreams = [.. settings.Watch.Select(entry => entry.Upstream)];
    private readonly NameSearch _names = NameSearch.For([.. settings.Watch.Select(entry => entry.Upstream)]);
    private readonly string _identity = cache is null ? "" : ScanIdentity.Of(settings, updaters, repository);
    private readonly List<ReadFile> _batch = [];
    private readonly List<(TreeFile File, FileScan Scan)> _done = [];
    private readonly List<UnreadFile> _unread = [];
    private long _batched;

    public IReadOnlyList<UnreadFile> Unread => _unread;

    /// <returns>The files with references, in the order given.</returns>
    public IReadOnlyList<(TreeFile File, FileScan Scan)> Search(IEnumerable<TreeFile> files)
    {
        foreach (var file in files)
        {
            if (cache?.Find(_identity, file) is { } known)
                Take(file, known);
            else
                Read(file);
            if (_batched >= BatchSize)
                SearchBatch();
        }
        SearchBatch();
        return [.. _done.OrderBy(done => done.File.Path, StringComparer.Ordinal)];
    }

    private void Read(TreeFile file)
    {
        List<IFileUpdater> readers = [.. updaters.Where(updater => Scanner.Reads(updater, file.Path, settings))];
        if (readers.Count > 0 && file.Size > Scanner.LargestFile)
        {
            _unread.Add(new UnreadFile(file.Path, $"{file.Size:N0} bytes; files over {Scanner.LargestFile:N0} are not read"));
            return;
        }
        if (readers.Count > 0 && @base.Read(file) is var bytes && !FileBytes.IsBinary(bytes) && MayRefer(readers, bytes))
        {
            _batch.Add(new ReadFile(file, bytes, readers));
            _batched += bytes.Length;
        }
        else
        {
            Keep(file, FileScan.Nothing);
        }
    }

    /// <summary>An updater that is not one of all is made of the config's rules, which need no name.</summary>
    private bool MayRefer(List<IFileUpdater> readers, byte[] bytes) =>
        readers.Exists(reader => !FileUpdaters.All.Contains(reader)) || _names.MayName(bytes);

    private void SearchBatch()
    {
        foreach (var (file, scan) in _batch.AsParallel().AsOrdered().Select(read => (read.File, Scan: Search(read))).ToList())
            Keep(file, scan);
        _batch.Clear();
        _batched = 0;
    }

    private FileScan Search(ReadFile read)
    {
        var content = FileBytes.Decode(read.Bytes);
        var found = Scanner.FindIn(new FileText(read.File.Path, content.Text) { Repository = repository }, read.Readers, _upstreams);
        return found.Count == 0 ? FileScan.Nothing : new FileScan(content, found);
    }

    private void Keep(TreeFile file, FileScan scan)
    {
        cache?.Keep(_identity, file, scan);
        Take(file, scan);
    }

    private void Take(TreeFile file, FileScan scan)
    {
        if (scan.References.Count > 0)
            _done.Add((file, scan));
    }

    private sealed record ReadFile(TreeFile File, byte[] Bytes, List<IFileUpdater> Readers);
}
