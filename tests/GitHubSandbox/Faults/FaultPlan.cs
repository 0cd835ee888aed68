using System.IO.Enumeration;

namespace Sandbox;

/// <summary>
/// The faults and hooks that a test has asked for. A pattern is <c>METHOD /path</c>, where the path is a route template
/// (<c>/repos/{owner}/{repo}/issues</c>), or a path as sent, or one with <c>*</c>; the method may be <c>*</c>.
/// Git's routes are <c>GET /{owner}/{repo}.git/info/refs</c>, <c>POST /{owner}/{repo}.git/git-upload-pack</c> (fetch)
/// and <c>POST /{owner}/{repo}.git/git-receive-pack</c> (push).
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private readonly List<DueHook> _hooks = [];

    /// <summary>The next requests that match go wrong. Of several faults for a request, the one asked for first comes first.</summary>
    public void Next(string pattern, HttpFault fault, int times = 1) => Next(Matching(pattern), fault, times);

    public void Next(Func<SandboxRequest, bool> matches, HttpFault fault, int times = 1)
    {
        lock (_gate)
        {
            _rules.Add(new Rule(matches, fault, times));
        }
    }

    /// <summary>Every request that matches goes wrong until <see cref="Clear"/>.</summary>
    public void Always(string pattern, HttpFault fault) => Next(pattern, fault, int.MaxValue);

    /// <summary>Runs once, before the next request that matches has its effect.</summary>
    public void Before(string pattern, Action act) => Hook(Matching(pattern), Moment.BeforeEffect, act);

    /// <summary>Runs once, after the next request that matches had its effect and before its answer leaves.</summary>
    public void After(string pattern, Action act) => Hook(Matching(pattern), Moment.AfterEffect, act);

    /// <summary>Runs once, at that moment of the next request that matches.</summary>
    public void Hook(Func<SandboxRequest, bool> matches, Moment moment, Action act)
    {
        lock (_gate)
        {
            _hooks.Add(new DueHook(matches, moment, act));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _hooks.Clear();
        }
    }

    /// <summary>Whether every fault and hook was used; <see cref="Always"/> counts as used.</summary>
    public bool AllUsed
    {
        get
        {
            lock (_gate)
            {
                return _hooks.Count == 0 && _rules.All(rule => rule.Left > int.MaxValue / 2);
            }
        }
    }

    internal HttpFault? Take(SandboxRequest request)
    {
        lock (_gate)
        {
            var rule = _rules.Find(rule => rule.Matches(request));
            if (rule is null)
                return null;
            if (--rule.Left == 0)
                _rules.Remove(rule);
            return rule.Fault;
        }
    }

    internal void RunHooks(SandboxRequest request, Moment moment)
    {
        List<DueHook> due;
        lock (_gate)
        {
            due = _hooks.FindAll(hook => hook.Moment == moment && hook.Matches(request));
            _hooks.RemoveAll(due.Contains);
        }
        foreach (var hook in due)
            hook.Act();
    }

    internal static Func<SandboxRequest, bool> Matching(string pattern)
    {
        var parts = pattern.Split(' ', 2);
        if (parts.Length != 2)
            throw new ArgumentException($"'{pattern}' is not 'METHOD /path'", nameof(pattern));
        var (method, path) = (parts[0], parts[1]);
        return request => (method == "*" || method == request.Method)
            && (path == request.Route || FileSystemName.MatchesSimpleExpression(path, request.Path, ignoreCase: false));
    }

    private sealed class Rule(Func<SandboxRequest, bool> matches, HttpFault fault, int times)
    {
        public Func<SandboxRequest, bool> Matches { get; } = matches;

        public HttpFault Fault { get; } = fault;

        public int Left { get; set; } = times;
    }

    private sealed record DueHook(Func<SandboxRequest, bool> Matches, Moment Moment, Action Act);
}
