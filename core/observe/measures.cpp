#include "core/observe/measures.hpp"

#include <cmath>
#include <limits>

#include "core/number/math.hpp"
#include "core/observe/measure_sizes.hpp"

namespace push_pull {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Measures::Measures(const MeasureOptions& options, int nodes, double dt, bool phases)
    : nodes_(nodes),
      every_(options.steps(dt)),
      drive_(options.drive),
      n_(options.n),
      m_(options.m),
      phases_(phases),
      low_(options.low),
      high_(options.high) {
    const MeasureSizes sizes(options, dt);
    const WantedMeasures wanted(options);
    std::copy_n(wanted.of, measure_count, wanted_);
    interval_ = sizes.interval;
    lag_ = sizes.lag;
    for (std::vector<double>* row : {&signal_, &phase_, &re_, &im_, &size_}) row->assign(std::size_t(nodes), 0.0);

    if (wanted.driven()) driven_ = std::make_unique<DrivenWindow>(nodes, int(sizes.samples), interval_, phases);
    phases_ = phases_ && wanted.phases();
    if (wanted.segments()) segments_ = std::make_unique<Segments>(nodes, sizes.segment, sizes.segments, sizes.rate());
    if (wanted.envelope() || (wanted.phases() && !phases_))
        analytic_ = std::make_unique<Analytic>(nodes, sizes.block, sizes.rate(), low_, high_);
    if (wanted.correlation()) fc_ = std::make_unique<Comoments>(nodes, sizes.pane, false);
    if (wanted.envelope()) envelope_ = std::make_unique<Comoments>(nodes, sizes.pane, false);
    if (wanted(Measure::plv)) locking_ = std::make_unique<Products>(nodes, sizes.pane);
    if (wanted(Measure::fcd)) dynamics_ = std::make_unique<ConnectivityDynamics>(nodes);
    if (wanted.phases()) order_.assign(std::size_t(sizes.samples), 0.0);
    if (wanted(Measure::lagged)) {
        lagged_ = std::make_unique<Comoments>(nodes, sizes.pane, true);
        past_.assign(std::size_t(nodes) * std::size_t(lag_ + 1), 0.0);
    }
}

void Measures::push(double t) {
    now_ = t;
    const double* x = signal_.data();
    if (segments_) segments_->push(x);
    if (driven_) driven_->push(x, phase_.data(), t);
    if (phases_) take_phases();
    if (analytic_) {
        if (waiting_ < ready_) take_analytic(waiting_++);
        ++since_;
        if (analytic_->push(x)) {
            waiting_ = since_ = 0;
            ready_ = analytic_->half();
            if (wants_phases() && !phases_)
                for (int s = 0; s < ready_; ++s) note_order(analytic_->re(s), analytic_->im(s));
        }
    }
    if (fc_) {
        fc_->add(x, x);
        if (dynamics_ && fc_->clock().window_full()) {
            fc_->correlations(dynamics_->next());
            dynamics_->take();
        }
    }
    if (lagged_) push_lagged();
}

void Measures::finish() {
    while (waiting_ < ready_) take_analytic(waiting_++);
}

// One value of the analytic signal into the matrices: its direction and its size.
void Measures::take_analytic(int sample) {
    const double *re = analytic_->re(sample), *im = analytic_->im(sample);
    for (std::size_t n = 0; n < std::size_t(nodes_); ++n) {
        size_[n] = std::sqrt(re[n] * re[n] + im[n] * im[n]);
        const double scale = size_[n] > 0 ? 1 / size_[n] : 0;
        re_[n] = re[n] * scale;
        im_[n] = im[n] * scale;
    }
    if (envelope_) envelope_->add(size_.data(), size_.data());
    if (locking_ && !phases_) locking_->add(re_.data(), im_.data());
}

void Measures::take_phases() {
    for (std::size_t n = 0; n < std::size_t(nodes_); ++n) {
        const auto turn = detail::sine_cosine(phase_[n]);
        re_[n] = turn.cosine;
        im_[n] = turn.sine;
    }
    note_order(re_.data(), im_.data());
    if (locking_) locking_->add(re_.data(), im_.data());
}

void Measures::note_order(const double* re, const double* im) {
    double x = 0, y = 0;
    for (int n = 0; n < nodes_; ++n) {
        const double size = std::sqrt(re[n] * re[n] + im[n] * im[n]);
        if (size > 0) x += re[n] / size, y += im[n] / size;
    }
    order_[std::size_t(order_next_)] = std::sqrt(x * x + y * y) / double(nodes_);
    order_next_ = (order_next_ + 1) % int(order_.size());
    if (order_count_ < int(order_.size())) ++order_count_;
}

void Measures::push_lagged() {
    const auto nodes = std::size_t(nodes_);
    const int slots = lag_ + 1, slot = past_count_ % slots;
    std::copy_n(signal_.data(), nodes, past_.data() + std::size_t(slot) * nodes);
    // The oldest of the ring is the sample one lag ago; below twice the ring, whether it is filled shows.
    if (++past_count_ >= 2 * slots) past_count_ -= slots;
    if (past_count_ >= slots) lagged_->add(signal_.data(), past_.data() + std::size_t(past_count_ % slots) * nodes);
}

// False while there is nothing to tell.
bool Measures::begin_matrix(Reading& r, const PaneClock& clock) const {
    r.rows = r.columns = nodes_;
    r.samples = clock.samples();
    r.value.assign(std::size_t(nodes_) * std::size_t(nodes_), unknown);
    return r.samples > 1;
}

Reading Measures::read(Measure measure, const MeasureQuery& query) {
    Reading r;
    r.until = now_;
    // Half a block is behind the newest value of the analytic signal, and what waits behind the newest in the matrices.
    const double newest = now_ - interval_ * (analytic_ ? analytic_->half() + since_ : 0), fed = newest - interval_ * (ready_ - waiting_);
    switch (measure) {
        case Measure::frequency: read_frequency(r); break;
        case Measure::order:
        case Measure::metastability:
            if (!phases_) r.until = newest;
            read_order(r, measure == Measure::metastability);
            break;
        case Measure::plv:
            if (!phases_) r.until = fed;
            if (begin_matrix(r, locking_->clock())) locking_->sizes(r.value.data());
            break;
        case Measure::coherence: read_coherence(r, query); break;
        case Measure::fc:
            if (begin_matrix(r, fc_->clock())) fc_->correlations(r.value.data());
            break;
        case Measure::envelope_fc:
            r.until = fed;
            if (begin_matrix(r, envelope_->clock())) envelope_->correlations(r.value.data());
            break;
        case Measure::fcd:
            r.value = dynamics_->matrix();
            r.rows = r.columns = r.samples = dynamics_->count();
            break;
        case Measure::spectrum: read_spectrum(r, query.node); break;
        case Measure::spectrogram: read_spectrogram(r, query.node); break;
        case Measure::lagged:
            if (begin_matrix(r, lagged_->clock())) lagged_->covariances(r.value.data());
            break;
        default: read_response(r, measure, query.drive); break;
    }
    return r;
}

void Measures::read_order(Reading& r, bool spread) const {
    r.samples = order_count_;
    double mean = 0, square = 0;
    for (int k = 0; k < order_count_; ++k) mean += order_[std::size_t(k)] / double(order_count_);
    for (int k = 0; k < order_count_; ++k)
        square += (order_[std::size_t(k)] - mean) * (order_[std::size_t(k)] - mean) / double(order_count_);
    const auto size = order_.size();
    const double now = order_[(std::size_t(order_next_) + size - 1) % size];
    r.value.push_back(order_count_ == 0 ? unknown : spread ? std::sqrt(square) : now);
    r.mean = order_count_ == 0 ? unknown : mean;
}

void Measures::begin_spectral(Reading& r) const {
    r.samples = segments_->count();
    r.until -= interval_ * segments_->age();
    for (int k = 0; k < segments_->bins(); ++k) r.frequencies.push_back(segments_->frequency(k));
}

void Measures::read_frequency(Reading& r) const {
    begin_spectral(r);
    r.columns = nodes_;
    const std::vector<double> power = segments_->power();
    for (int n = 0; n < nodes_; ++n) r.value.push_back(peak_of(power.data() + n, nodes_, lowest_bin(), highest_bin(), r.frequencies[1]));
    r.frequencies.clear();
}

void Measures::read_coherence(Reading& r, const MeasureQuery& query) const {
    begin_spectral(r);
    int from = segments_->bin_of(query.low), to = segments_->bin_of(query.high);
    if (query.low < 0) {
        Reading mean;
        read_spectrum(mean, -1);
        from = lowest_bin();
        for (int k = from; k <= highest_bin(); ++k)
            if (mean.value[std::size_t(k)] > mean.value[std::size_t(from)]) from = k;
        to = from;
    }
    r.rows = r.columns = nodes_;
    r.value = segments_->coherence(from, to);
    r.frequencies.assign(r.frequencies.begin() + from, r.frequencies.begin() + to + 1);
}

void Measures::read_spectrum(Reading& r, int node) const {
    begin_spectral(r);
    r.columns = segments_->bins();
    const std::vector<double> power = segments_->power();
    for (int k = 0; k < r.columns; ++k) {
        const double* row = power.data() + std::size_t(k) * std::size_t(nodes_);
        double sum = 0;
        for (int n = 0; n < nodes_; ++n) sum += row[n];
        r.value.push_back(r.samples == 0 ? unknown : node < 0 ? sum / double(nodes_) : row[node]);
    }
}

void Measures::read_spectrogram(Reading& r, int node) const {
    begin_spectral(r);
    r.rows = segments_->bins();
    r.columns = r.samples;
    r.value = segments_->spectrogram(std::max(0, node));
    // The middle of each segment; they follow each other by half a length.
    const double half = interval_ * double(r.rows - 1);
    for (int s = 0; s < r.columns; ++s) r.times.push_back(r.until - half * double(r.columns - s));
}

void Measures::read_response(Reading& r, Measure measure, ResponseQuery drive) {
    drive.n = n_;
    drive.m = m_;
    r.columns = nodes_;
    r.samples = driven_->count();
    r.value.assign(std::size_t(nodes_), unknown);
    const bool without = measure == Measure::response_frequency || measure == Measure::response_amplitude;
    if (r.samples < 16 || (!without && !(drive.frequency_hz > 0))) return;
    const std::vector<Response>& all = driven_->responses(drive);
    for (std::size_t n = 0; n < all.size(); ++n) {
        const Response& one = all[n];
        const double numbers[] = {one.frequency, one.amplitude, one.gain, one.lag, one.plv, double(one.slips), double(one.locked)};
        r.value[n] = numbers[int(measure) - int(Measure::response_frequency)];
    }
}

}  // namespace push_pull
