"""Draft."""
from collections import Counter
from ortools.sat.python import cp_model

from solver.clock import Undecided
from solver.situation import ALWAYS, MANY, Count, Local, Situation, local
import time

class Alike:
    def __init__(self, laws, places, clock, fallback):
        self.clock = clock
        self.fallback = fallback
        self.stat = Counter(); self.secs = 0.0
        self.number = {}
        of_noc = {}
        for place in places:
            mine = of_noc.setdefault(place.noc, [])
            self.number[place] = len(mine)
            mine.append(place)
        self.places = of_noc
        bounds = {noc: [] for noc in of_noc}
        sums = {}   # tuple of places -> number
        self.broad = []
        named = {}
        def sum_of(places):
            if places not in sums:
                sums[places] = len(sums)
                for place, times in Counter(places).items():
                    named.setdefault(place, []).append((sums[places], times))
            return sums[places]
        for _, bound in laws:
            about = bound.places + (bound.when.places if bound.when else ())
            nocs = {p.noc for p in about}
            if len(nocs) == 1:
                bounds[about[0].noc] += local(bound, self.number)
                continue
            when = None
            if bound.when is not None:
                when = (sum_of(bound.when.places), bound.when.at_least, MANY if bound.when.at_most is None else bound.when.at_most)
            self.broad.append((when, sum_of(bound.places), bound.at_least, MANY if bound.at_most is None else bound.at_most))
        self.sizes = [len(p) for p in sums]
        templates = {}
        self.template = {}
        for noc, mine in of_noc.items():
            t = (tuple((p.pool, tuple(named.get(p, ()))) for p in mine), tuple(dict.fromkeys(bounds[noc])))
            self.template[noc] = templates.setdefault(t, (len(templates), t))
        self.memo = {}
        self.situation = {}
        self.members = {}
        self.base = Counter()
        self.keys = {}
        self.hopeless = False
        for noc, mine in of_noc.items():
            s = self.after(noc, (None,) * len(mine))
            self.hopeless |= s.hopeless
            self.situation[noc] = s
            self.members.setdefault(s.id, set()).add(noc)
            self.base.update(s.given)
        self.witness = None

    def after(self, noc, decisions):
        number, (roles, bounds) = self.template[noc]
        s = self.memo.get((number, decisions))
        if s is None:
            s = Situation(roles, bounds, decisions)
            given = Counter()
            for n, v in enumerate(s.decisions):
                if v:
                    for su, t in roles[n][1]:
                        given[su] += t
            s.given = given
            s.id = self.keys.setdefault(s.key, len(self.keys)) if not s.hopeless else -1
            self.memo[number, decisions] = s
            self.memo[number, s.decisions] = s
        return s

    def changed(self, noc, n, held):
        d = self.situation[noc].decisions
        return self.after(noc, d[:n] + (held,) + d[n+1:])

    def start(self):
        if self.hopeless: return False
        return self.solve({}) 

    def solve(self, news):
        """news: noc -> situation. Finds witness & commits."""
        t0 = time.process_time()
        base = Counter(self.base)
        sizes = {k: len(v) for k, v in self.members.items() if v}
        rep = {}
        for noc, s in news.items():
            if s.hopeless: return False
            old = self.situation[noc]
            base.subtract(old.given); base.update(s.given)
            sizes[old.id] -= 1
            sizes[s.id] = sizes.get(s.id, 0) + 1
            rep[s.id] = s
        for k, m in sizes.items():
            if k not in rep:
                rep[k] = self.situation[next(iter(self.members[k]))]
        found = self.model({k: m for k, m in sizes.items() if m}, rep, base)
        self.stat['solve', found is not None] += 1
        if found is not None:
            lawful = self.lawful(found, rep, base)
            if lawful is None:
                self.stat['fallback'] += 1
                found = self.by_fallback(news)
            else:
                found = lawful
        self.secs += time.process_time() - t0
        if found is None: return False
        for noc, s in news.items(): self.move(noc, s)
        self.witness = found
        return True

    def by_fallback(self, news):
        fixed = {}
        sit = {**self.situation, **news}
        for noc, s in sit.items():
            for p, v in zip(self.places[noc], s.decisions):
                if v is not None: fixed[p] = v
        held = self.fallback(fixed)
        if held is None: return None
        w = {}
        for noc, s in sit.items():
            pat = frozenset(i for i, n in enumerate(s.open) if self.places[noc][n] in held)
            w.setdefault(s.id, Counter())[pat] += 1
        return w

    def move(self, noc, s):
        old = self.situation[noc]
        self.members[old.id].discard(noc)
        self.members.setdefault(s.id, set()).add(noc)
        self.base.subtract(old.given); self.base.update(s.given)
        self.situation[noc] = s

    def decide(self, noc, n, held):
        """Follow the witness, if some member's pattern agrees."""
        old = self.situation[noc]
        pos = old.open.index(n)
        pats = self.witness[old.id]
        good = [p for p in pats if (pos in p) == held]
        if not good: return False
        pat = min(good, key=len)
        new = self.changed(noc, n, held)
        pats[pat] -= 1
        if not pats[pat]: del pats[pat]
        heldplaces = {old.open[i] for i in pat}
        newpat = frozenset(i for i, m in enumerate(new.open) if m in heldplaces)
        self.witness.setdefault(new.id, Counter())[newpat] += 1
        self.move(noc, new)
        return True

    def hold(self, noc, n):
        s = self.situation[noc]
        if s.decisions[n] is not None: return s.decisions[n]
        if self.decide(noc, n, True):
            self.stat['swap'] += 1
            return True
        new = self.changed(noc, n, True)
        if self.solve({noc: new}): return True
        pos = s.open.index(n)
        for other in list(self.members[s.id]):
            assert self.decide(other, self.situation[other].open[pos], False)
        return False

    def refuse(self, noc, n):
        s = self.situation[noc]
        if s.decisions[n] is None:
            assert self.decide(noc, n, False)

    def model(self, sizes, rep, base):
        model = cp_model.CpModel()
        x = {}
        terms = {}
        for k, m in sizes.items():
            s = rep[k]
            mine = x[k] = [model.new_int_var(0, m, '') for _ in s.open]
            for var, n in zip(mine, s.open):
                for su, t in s.roles[n][1]:
                    terms.setdefault(su, ([], []))
                    terms[su][0].append(var); terms[su][1].append(t)
            for when, then in s.rest:
                size = len(then.places)
                vs = [mine[p] for p in then.places]
                for lits in conj(when):
                    if lits is None: continue
                    # A = sum signed - (k-1) m
                    const = -(len(lits) - 1) * m
                    av, aw = [], []
                    for p, sign in lits:
                        av.append(mine[p]); aw.append(1 if sign else -1)
                        if not sign: const += m
                    if not lits: const = m
                    if then.is_impossible:
                        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(av, aw), -MANY, -const)
                        continue
                    if then.least > 0:
                        l = then.least
                        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(vs + av, [1]*size + [-l*w for w in aw]), l*const, MANY)
                    if then.most < size:
                        d = size - then.most
                        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(vs + av, [1]*size + [d*w for w in aw]), -MANY, size*m - d*const)
        def reached(vars, ws, q):
            b = model.new_bool_var('')
            e = cp_model.LinearExpr.weighted_sum(vars, ws)
            model.add_linear_constraint(e, q, MANY).only_enforce_if(b)
            model.add_linear_constraint(e, -MANY, q-1).only_enforce_if(~b)
            return b
        for when, su, least, most in self.broad:
            enforced = []
            if when is not None:
                ws, q, r = when
                vars, weights = terms.get(ws, ([], []))
                if q - base[ws] > 0: enforced.append(reached(vars, weights, q - base[ws]))
                if r < MANY: enforced.append(~reached(vars, weights, r + 1 - base[ws]))
            vars, weights = terms.get(su, ([], []))
            c = model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(vars, weights), least - base[su], most - base[su])
            if enforced: c.only_enforce_if(*enforced)
        solver = cp_model.CpSolver()
        p = solver.parameters
        p.num_workers = 1; p.linearization_level = 2
        if self.tune: self.tune(p)
        if (left := self.clock.left()) is not None: p.max_time_in_seconds = left
        t=time.process_time()
        st = solver.solve(model)
        self.stat['cp'] += time.process_time()-t
        self.stat['vars'] = max(self.stat['vars'], len(model.proto.variables))
        self.stat['classes'] = max(self.stat['classes'], len(sizes))
        if st == cp_model.INFEASIBLE: return None
        if st not in (cp_model.OPTIMAL, cp_model.FEASIBLE): raise Undecided
        sol = solver.response_proto.solution
        return {k: (sizes[k], [sol[v.index] for v in vs]) for k, vs in x.items()}
    tune = None

    def lawful(self, found, rep, base):
        w = {}
        total = Counter(base)
        for k, (m, xs) in found.items():
            s = rep[k]
            cuts = sorted({0, m, *xs})
            pats = w[k] = Counter()
            for lo, hi in zip(cuts, cuts[1:]):
                pat = {i for i, v in enumerate(xs) if v >= hi}
                while bad := [r for r in s.rest if not keeps(r, pat)]:
                    when = bad[0].when
                    drop = [p for p in when.places if p in pat]
                    if not drop: self.stat['bad', bad[0]] += 1; return None
                    pat.discard(drop[-1])
                pats[frozenset(pat)] += hi - lo
                for i in pat:
                    for su, t in s.roles[s.open[i]][1]:
                        total[su] += t * (hi - lo)
        for when, su, least, most in self.broad:
            if when is None or when[1] <= total[when[0]] <= when[2]:
                if not least <= total[su] <= most: self.stat['badsum',su,least,most] += 1; return None
        return w

def keeps(r, pat):
    def count(c): return sum(p in pat for p in c.places)
    if not r.when.least <= count(r.when) <= r.when.most: return True
    return r.then.least <= count(r.then) <= r.then.most

def conj(when):
    n = len(when.places)
    if when.is_sure: return [[]]
    if when.most >= n:
        if when.least == n: return [[(p, True) for p in when.places]]
        if when.least == 1: return [[(p, True)] for p in when.places]
    elif when.least <= 0:
        if when.most == 0: return [[(p, False) for p in when.places]]
        if when.most == n - 1: return [[(p, False)] for p in when.places]
    return []
