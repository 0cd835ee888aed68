using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using BumpBot.Model;

namespace BumpBot.Tests.Soak;

/// <summary>Dice that let calls fail, before their effect or after it, in every way that the program sorts faults.</summary>
internal sealed class SoakFaults(Random random, TimeProvider time)
{
    /// <summary>Of all calls so many fail.</summary>
    public double Share { get; set; } = 0.05;

    /// <summary>How often each kind struck.</summary>
    public SortedDictionary<string, int> Struck { get; } = [];

    public bool Strikes(string kind)
    {
        if (random.NextDouble() >= Share)
            return false;
        Struck[kind] = Struck.GetValueOrDefault(kind) + 1;
        return true;
    }

    /// <summary>The same implementation, each of whose calls may fail.</summary>
    public T Around<T>(T inner) where T : class
    {
        var proxy = DispatchProxy.Create<T, Proxy>();
        ((Proxy)(object)proxy).Set(inner, this);
        return proxy;
    }

    private Exception Next() => random.Next(5) switch
    {
        0 => Counted("rate limit", new FaultException(new Fault.Retry("rate limit", time.GetUtcNow() + TimeSpan.FromMinutes(random.Next(1, 20))))),
        1 => Counted("refusal", FaultException.GiveUp("403")),
        2 => Counted("bad credentials", FaultException.StopRun("401")),
        3 => Counted("unexpected exception", new InvalidOperationException("nobody expected it")),
        _ => Counted("502", FaultException.Retry("502")),
    };

    private Exception Counted(string kind, Exception exception)
    {
        Struck[kind] = Struck.GetValueOrDefault(kind) + 1;
        return exception;
    }

    private bool Strikes(double share) => random.NextDouble() < share;

    /// <summary>Calls that answer at once are let through: they ask nobody.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The runtime derives from it.")]
    internal class Proxy : DispatchProxy
    {
        private object _inner = null!;
        private SoakFaults _faults = null!;

        public void Set(object inner, SoakFaults faults) => (_inner, _faults) = (inner, faults);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var fails = typeof(Task).IsAssignableFrom(targetMethod!.ReturnType) && _faults.Strikes("failed call");
            var isBefore = fails && _faults.Strikes(0.5);
            if (isBefore)
                throw _faults.Next();
            var answer = targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
            return fails ? throw _faults.Next() : answer;
        }
    }
}
